import type { Bilingual, Row } from '#lib/dataset/index.ts';
import { type FormView } from '../form-view.ts';
import { formDraft, formFact, judged, NOT_TESTED } from '../draft.ts';
import { key } from '../reading/key.ts';
import { formRule } from '../rule.ts';

/** A second title with the same characters in another order, such as that of a cover page. */
function otherTitle({ row, printed }: FormView): Row<'unread'> | null {
  const own = key(row.title);
  const sorted = (text: string): string => [...text].sort().join('');
  return (
    printed.find(({ text }) => key(text) !== own && /绩效目标/.test(text) && sorted(key(text)) === sorted(own)) ?? null
  );
}

/** What in the title does not fit the form: another year, or another kind of form than its contents show. */
function conflictIn(form: FormView): Bilingual | null {
  const { row, amounts } = form;
  const title = row.title ?? '';
  const other = otherTitle(form);
  if (other !== null) return { zh: `另一处标题为“${other.text}”`, en: `another title reads “${other.text}”` };
  const year = Number(/((?:19|20)\d{2})\s*年/.exec(title)?.[1] ?? Number.NaN);
  if (row.fiscal_year !== null && Number.isFinite(year) && year !== row.fiscal_year) {
    return {
      zh: `标题写 ${year} 年，年度为 ${row.fiscal_year}`,
      en: `the title says ${year}, the fiscal year is ${row.fiscal_year}`,
    };
  }
  const isWhole = amounts.some(({ code }) => code === 'basic') && amounts.some(({ code }) => code === 'project');
  if (/项目/.test(title) && !/整体|部门/.test(title) && isWhole && row.project_name === null) {
    return {
      zh: '标题是项目表，内容是部门整体收支',
      en: 'the title is of a project form, the content of a whole department',
    };
  }
  if (/整体/.test(title) && row.project_name !== null && !isWhole) {
    return {
      zh: '标题是部门整体表，内容是单个项目',
      en: 'the title is of a department form, the content of one project',
    };
  }
  return null;
}

export const titleInconsistency = formRule(
  {
    name: 'title_inconsistency',
    version: 1,
    family: 'form',
    stance: 'mistake',
    severity: 'info',
    on: true,
    unit: 'form',
    title: { zh: '标题与内容不一致', en: 'Title against content' },
    summary: {
      zh: '标题中的年份或表的类型与表内内容不一致。',
      en: 'The year or the kind of form in the title does not fit the content.',
    },
    settings: {},
    related: ['missing_field'],
  },
  (form) => {
    if ((form.row.title ?? '') === '') return NOT_TESTED;
    const conflict = conflictIn(form);
    if (conflict === null) return judged(null);
    const other = otherTitle(form);
    return judged(
      formDraft(
        form,
        [
          formFact(form, form.row.title ?? ''),
          ...(other === null ? [] : [{ ...formFact(form, other.text), place: other.source_place }]),
        ],
        {
          message: {
            zh: `${conflict.zh}：“${form.row.title ?? ''}”。`,
            en: `In “${form.row.title ?? ''}” ${conflict.en}.`,
          },
        },
      ),
    );
  },
);
