import { formDraft, indicatorFact, judged, namesOf, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

export const outputNotCoreFunction = formRule(
  {
    name: 'output_not_core_function',
    version: 1,
    family: 'category',
    stance: 'signal',
    severity: 'high',
    on: true,
    unit: 'form',
    title: { zh: '产出指标不反映主要职能', en: 'Outputs beside the core function' },
    summary: {
      zh: '数量指标全部是采购、会议、培训等内部事务，没有反映单位主要工作量的指标。',
      en: 'All quantities are procurements, meetings or training; none counts what the office exists for.',
    },
    settings: {
      internal: words('采购|会议|培训|学习|党建|简报|公文|文件印发', '内部事务', 'Internal work'),
      least_rows: threshold(2, '一项可能只是漏列', 'A single row may just be incomplete'),
    },
    related: ['missing_unit'],
  },
  (form, { internal, least_rows }) => {
    const rows = form.indicators.filter(
      ({ row, name, placeholder }) => row.level2 === 'output_quantity' && name !== '' && !placeholder,
    );
    if (rows.length < least_rows) return NOT_TESTED;
    const own = `${form.row.project_name ?? ''}${form.agency}`;
    const terms = internal.filter((word) => !own.includes(word));
    if (!rows.every(({ name }) => terms.some((word) => name.includes(word)))) return judged(null);
    const names = namesOf(rows);
    return judged(
      formDraft(
        form,
        rows.map((row) => indicatorFact(row)),
        {
          indicators: rows,
          numbers: { rows: rows.length },
          message: {
            zh: `${rows.length} 项数量指标全部是内部事务：${names.zh}，没有反映主要职能的工作量。`,
            en: `All ${rows.length} quantities are internal work: ${names.en}; none counts the core function.`,
          },
        },
      ),
    );
  },
);
