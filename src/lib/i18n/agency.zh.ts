/** `/agencies/[id]` and `/regions/[code]`. */
export const agency = {
  title: '单位',
  kind: '单位类别',
  region: '所在地区',
  forms: '绩效目标表',
  position: '在可比单位中的位置',
  higherThan: (lower: number, peers: number, peerName: string) => `高于 ${peers} 个${peerName}中的 ${lower} 个`,
  years: '年度',
  agenciesIn: (region: string) => `${region}的单位`,
};
