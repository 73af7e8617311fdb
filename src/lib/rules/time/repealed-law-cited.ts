import type { FormView, TextView } from '../form-view.ts';
import { formDraft, testEach, textFact } from '../draft.ts';
import { citationsOf, type Citation } from '../reading/citations.ts';
import { key } from '../reading/key.ts';
import type { RepealedLaw } from '../repealed-laws.ts';
import { formRule } from '../rule.ts';

/** The day by which the law should have been in force: the filing date, else the first day of the fiscal year. */
function dayOf({ row }: FormView): string | null {
  return row.submitted_on ?? (row.fiscal_year === null ? null : `${row.fiscal_year}-01-01`);
}

interface Hit {
  readonly citation: Citation;
  readonly law: RepealedLaw;
}

function hitsIn({ text }: TextView, laws: ReadonlyMap<string, RepealedLaw>, day: string): readonly Hit[] {
  return citationsOf(text).flatMap((citation) => {
    const law = citation.kind === 'title' ? laws.get(titleKey(citation.text)) : undefined;
    return law !== undefined && law.repealedOn <= day ? [{ citation, law }] : [];
  });
}

function titleKey(title: string): string {
  return key(title).replace(/^中华人民共和国/, '');
}

export const repealedLawCited = formRule(
  {
    name: 'repealed_law_cited',
    version: 1,
    family: 'time',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'text',
    title: { zh: '引用已废止的法规', en: 'A repealed law is cited' },
    summary: {
      zh: '填报时所引的法律、法规已经废止，名单见 data/vocabulary/repealed_laws.csv。',
      en: 'A law cited was no longer in force when the form was filed; the list is data/vocabulary/repealed_laws.csv.',
    },
    settings: {},
    related: ['stale_policy_basis'],
  },
  (form, _settings, { repealedLaws }) => {
    const laws = new Map(repealedLaws.map((law) => [titleKey(law.title), law]));
    const day = dayOf(form);
    return testEach(
      form.texts,
      ({ text }) => day !== null && laws.size > 0 && text.includes('《'),
      (view) => {
        const hits = hitsIn(view, laws, day ?? '');
        if (hits.length === 0) return null;
        const zh = hits.map(({ citation, law }) => `${citation.text}（${law.repealedOn} 起由${law.replacedBy}取代）`);
        const en = hits.map(
          ({ citation, law }) => `${citation.text} (replaced by ${law.replacedBy} from ${law.repealedOn})`,
        );
        return formDraft(
          form,
          hits.map(({ citation }) => textFact(form, view, citation)),
          {
            subject: [view.role, view.part],
            message: {
              zh: `引用了已不再施行的${zh.join('、')}。`,
              en: `Cites what is no longer in force: ${en.join(', ')}.`,
            },
          },
        );
      },
    );
  },
);
