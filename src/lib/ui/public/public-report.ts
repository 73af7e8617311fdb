import type { Finding, Report } from '#lib/rules/index.ts';
import type { PublicSettings } from './settings.ts';

type Shown = Pick<PublicSettings, 'stances'>;

/** Whether the publisher lets a finding be seen. */
export function isPublic({ stance }: Pick<Finding, 'stance'>, { stances }: Shown): boolean {
  return stances.includes(stance);
}

/** A report as the publisher lets it be seen: findings of other stances are not in it, nor counted in it. */
export function publicReport<R extends Report>(report: R, shown: Shown): R {
  return { ...report, findings: report.findings.filter((finding) => isPublic(finding, shown)) };
}
