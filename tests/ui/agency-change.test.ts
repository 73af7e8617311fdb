import { describe, expect, it } from 'vitest';
import type { FormListRow, IndicatorRow } from '#lib/queries/index.ts';
import { changesSinceLastYear } from '../../src/lib/ui/public/change.ts';

const FORM: FormListRow = {
  form_id: '',
  form_type: 'project',
  fiscal_year: 2023,
  project_name: '信访工作经费',
  agency_id: 'a',
  agency_name: '信访局',
  agency_kind: 'petition',
  region_code: null,
  region_name: null,
  title: null,
  total_wan: 10,
  parent_form_id: null,
  source_file: 'x.txt',
  rows_printed: 0,
  quantified: 0,
  qualitative: 0,
  blank: 0,
  placeholder: 0,
};

function form(form_id: string, fiscal_year: number | null, change: Partial<FormListRow> = {}): FormListRow {
  return { ...FORM, form_id, fiscal_year, ...change };
}

function target(form_id: string, name: string, printed: string | Partial<IndicatorRow>): IndicatorRow {
  const { text, ...change } = typeof printed === 'string' ? { text: printed } : { text: '', ...printed };
  return { ...read(form_id, name, text ?? ''), ...change };
}

function read(form_id: string, name: string, text: string): IndicatorRow {
  const number = /\d+(\.\d+)?/.exec(text)?.[0] ?? null;
  return {
    ...FORM,
    form_id,
    indicator_id: `${form_id}-${name}`,
    no: 1,
    name,
    name_printed: name,
    level1: null,
    level2: null,
    concept: null,
    is_placeholder: false,
    text,
    operator: text.startsWith('≥') ? 'ge' : number === null ? 'none' : 'eq',
    operator_explicit: true,
    value: number,
    value_max: null,
    unit: text.endsWith('%') ? '%' : null,
    kind: number === null ? 'qualitative' : 'rate',
    baseline: null,
    source_place: 'L1',
  };
}

const TWO = [form('old', 2023), form('new', 2024, { total_wan: 12.5 })];

describe('changesSinceLastYear', () => {
  it('is silent where there is one year, or none is known', () => {
    expect(changesSinceLastYear([form('a', 2024), form('b', 2024)], [])).toEqual([]);
    expect(changesSinceLastYear([form('a', null), form('b', 2024)], [])).toEqual([]);
  });

  it('names budgets of both years, and what was added, dropped, changed and kept', () => {
    const [change] = changesSinceLastYear(TWO, [
      target('old', '满意度', '≥90%'),
      target('old', '办结率', '≥95%'),
      target('old', '培训次数', '3次'),
      target('new', '满意度', '≥95%'),
      target('new', '办结率', '≥ 95 %'),
      target('new', '宣传次数', '4次'),
    ]);
    const [pair] = change?.forms ?? [];
    expect([change?.from, change?.to]).toEqual([2023, 2024]);
    expect([pair?.from.total, pair?.to.total]).toEqual([10, 12.5]);
    expect(pair?.changed.map(({ before, after }) => [before.text, after.text])).toEqual([['≥90%', '≥95%']]);
    expect(pair?.added.map(({ name }) => name)).toEqual(['宣传次数']);
    expect(pair?.dropped.map(({ name }) => name)).toEqual(['培训次数']);
    expect(pair?.kept).toBe(1);
  });

  it('takes a renamed indicator for the same where its concept is the only one left on both sides', () => {
    const concept = { concept: 'satisfaction_rate' };
    const [change] = changesSinceLastYear(TWO, [
      target('old', '群众满意度', { text: '≥90%', ...concept }),
      target('new', '服务对象满意度', { text: '≥90%', ...concept }),
    ]);
    expect(change?.forms[0]).toMatchObject({ kept: 1, added: [], dropped: [], changed: [] });
    const [unsure] = changesSinceLastYear(TWO, [
      target('old', '群众满意度', { text: '≥90%', ...concept }),
      target('new', '服务对象满意度', { text: '≥90%', ...concept }),
      target('new', '工作人员满意度', { text: '≥90%', ...concept }),
    ]);
    expect(unsure?.forms[0]?.added).toHaveLength(2);
    expect(unsure?.forms[0]?.dropped).toHaveLength(1);
  });

  it('matches indicators of one name by equal targets first, each once', () => {
    const [change] = changesSinceLastYear(TWO, [
      target('old', '次数', { text: '3次', indicator_id: '1' }),
      target('old', '次数', { text: '5次', indicator_id: '2' }),
      target('new', '次数', { text: '5次', indicator_id: '3' }),
      target('new', '次数', { text: '4次', indicator_id: '4' }),
    ]);
    expect(change?.forms[0]).toMatchObject({ kept: 1, added: [], dropped: [] });
    expect(change?.forms[0]?.changed.map(({ before, after }) => `${before.text}→${after.text}`)).toEqual(['3次→4次']);
  });

  it('does not call a year in a name or a deadline a change', () => {
    const date = { kind: 'date' };
    const [change] = changesSinceLastYear(
      [
        form('old', 2023, { project_name: '2023年信访工作经费' }),
        form('new', 2024, { project_name: '2024年信访工作经费' }),
      ],
      [
        target('old', '2023年完成时间', { text: '2023年12月底前', ...date, value: '2023-12-31' }),
        target('new', '2024年完成时间', { text: '2024年12月底前', ...date, value: '2024-12-31' }),
      ],
    );
    expect(change?.forms[0]).toMatchObject({ kept: 1, changed: [] });
  });

  it('sets only forms of one type side by side, and names projects without a counterpart', () => {
    const changes = changesSinceLastYear(
      [
        form('d', 2023, { form_type: 'department', project_name: null }),
        form('p', 2024, { project_name: '新项目' }),
        form('q', 2023, { project_name: '旧项目' }),
      ],
      [],
    );
    expect(changes).toEqual([
      {
        formType: 'project',
        from: 2023,
        to: 2024,
        forms: [],
        newProjects: [{ formId: 'p', project: '新项目' }],
        endedProjects: [{ formId: 'q', project: '旧项目' }],
      },
    ]);
  });

  it('leaves out a project several forms of a year share', () => {
    const [change] = changesSinceLastYear([form('a', 2023), form('b', 2023), form('c', 2024)], []);
    expect(change).toMatchObject({ forms: [], newProjects: [], endedProjects: [] });
  });

  it('leaves placeholder rows out', () => {
    const [change] = changesSinceLastYear(TWO, [target('new', '指标1', { text: '', is_placeholder: true })]);
    expect(change?.forms[0]?.added).toEqual([]);
  });
});
