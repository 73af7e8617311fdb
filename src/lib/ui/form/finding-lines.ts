import type { Locale } from '#lib/i18n/index.ts';
import type { Finding, Severity, Stance } from '#lib/rules/index.ts';

/** A finding as a page about forms shows it. */
export interface FindingLine {
  readonly id: string;
  readonly rule: string;
  readonly stance: Stance;
  readonly severity: Severity;
  readonly message: string;
  /** The first place it rests on in one of the forms of the page; null if it names none there. */
  readonly at: { readonly form_id: string; readonly place: string } | null;
  /** Forms it is about beyond those of the page. */
  readonly elsewhere: number;
}

/** The findings a page was built with, and the titles of the rules they are by. */
export interface BuiltFindingLines {
  readonly lines: readonly FindingLine[];
  readonly titles: Readonly<Record<string, string>>;
}

const ORDER: readonly Severity[] = ['high', 'medium', 'low', 'info'];

/** The findings about some forms, the weightiest first. */
export function findingLines(
  findings: readonly Finding[],
  formIds: readonly string[],
  locale: Locale,
): readonly FindingLine[] {
  const forms = new Set(formIds);
  return findings
    .filter(({ form_ids }) => form_ids.some((id) => forms.has(id)))
    .map((finding) => lineOf(finding, forms, locale))
    .sort((left, right) => ORDER.indexOf(left.severity) - ORDER.indexOf(right.severity));
}

function lineOf(finding: Finding, forms: ReadonlySet<string>, locale: Locale): FindingLine {
  const { id, rule, stance, severity, evidence, form_ids } = finding;
  const fact = evidence.facts.find(({ form_id, place }) => forms.has(form_id) && place !== '');
  return {
    id,
    rule,
    stance,
    severity,
    message: locale === 'zh' ? finding.message_zh : finding.message_en,
    at: fact === undefined ? null : { form_id: fact.form_id, place: fact.place },
    elsewhere: form_ids.filter((one) => !forms.has(one)).length,
  };
}
