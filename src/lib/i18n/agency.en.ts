import type { agency as zh } from './agency.zh.ts';

export const agency: typeof zh = {
  title: 'Agency',
  kind: 'Kind of agency',
  region: 'Region',
  forms: 'Forms',
  position: 'Position among peers',
  higherThan: (lower: number, peers: number, peerName: string) => `higher than ${lower} of ${peers} ${peerName}`,
  years: 'Years',
  agenciesIn: (region: string) => `Agencies in ${region}`,
};
