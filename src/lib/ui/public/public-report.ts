import type { Report } from '#lib/rules/index.ts';
import type { PublicSettings } from './settings.ts';

/** A report as the publisher lets it be seen: findings of other stances are not in it, nor counted in it. */
export function publicReport<R extends Report>(report: R, { stances }: Pick<PublicSettings, 'stances'>): R {
  const findings = report.findings.filter(({ stance }) => stances.includes(stance));
  return { ...report, findings };
}
