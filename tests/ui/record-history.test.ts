import { describe, expect, it } from 'vitest';
import type { NamedRow, TableHistory } from '../../src/lib/ui/history/history.ts';
import { historyOf } from '../../src/lib/ui/history/record-history.ts';

const FORM = { agency: '乌海市信访局', fiscal_year: '2021', form: '信访储备金', form_id: 'f1' };

function table(part: Partial<Omit<TableHistory, 'counts'>>): TableHistory {
  return { counts: { added: 0, removed: 0, changed: 0 }, added: [], removed: [], changed: [], ...part };
}

const target = (indicator_id: string, text: string): NamedRow => ({ ...FORM, indicator_id, name: '办结率', text });

describe('the history of records', () => {
  it('tells what changed in a form in one place, a target by its words', () => {
    const fields = { total_wan: { from: '60.0', to: '75.5' } };
    const understood = { text: { from: '≥95%', to: '≥97%' }, value: { from: '95', to: '97' } };
    const { records } = historyOf({
      versions: [],
      changes: {
        targets: table({ changed: [{ row: target('i1', '≥97%'), fields: understood }] }),
        forms: table({ changed: [{ row: { ...FORM, id: 'f1' }, fields }] }),
      },
    });
    expect(records).toHaveLength(1);
    expect(records?.[0]).toMatchObject({ kind: 'forms', id: 'f1', way: 'changed', title: '信访储备金' });
    expect(records?.[0]?.about).toBe('乌海市信访局 · 2021');
    expect(records?.[0]?.lines.map(({ name, fields: told }) => [name, told])).toEqual([
      ['办结率', { text: { from: '≥95%', to: '≥97%' } }],
      ['', fields],
    ]);
  });

  it('tells a target that came with its indicator once, and nothing of the rows of a form that went', () => {
    const { records } = historyOf({
      versions: [],
      changes: {
        forms: table({ removed: [{ ...FORM, form_id: 'f2', id: 'f2' }] }),
        indicators: table({
          added: [{ ...FORM, id: 'i1', name: '办结率' }],
          removed: [{ ...FORM, form_id: 'f2', id: 'i2', name: '满意度' }],
        }),
        targets: table({ added: [target('i1', '≥95%')], removed: [{ ...target('i2', '≥90%'), form_id: 'f2' }] }),
      },
    });
    expect(records?.map(({ id, way, lines }) => [id, way, lines.map(({ name }) => name)])).toEqual([
      ['f1', 'changed', ['办结率：≥95%']],
      ['f2', 'removed', []],
    ]);
  });

  it('counts what it does not list, and has nothing to tell of a first publication', () => {
    const forms = Array.from({ length: 75 }, (_, at) => ({ ...FORM, id: `g${100 + at}`, form_id: `g${100 + at}` }));
    const { records, more } = historyOf({ versions: [], changes: { forms: table({ added: forms }) } });
    expect([records?.length, more]).toEqual([60, 15]);
    expect(historyOf({ versions: [], changes: null }).records).toBeNull();
  });
});
