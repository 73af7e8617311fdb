import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engines/index.ts';
import {
  EVERYTHING,
  runAmounts,
  runConceptTargets,
  runFormList,
  runSatisfaction,
  runSummary,
  type ConceptTargetRow,
  type FormListRow,
} from '#lib/queries/index.ts';
import { openSample } from './sample.ts';

/** The hand reading of the five published documents: here only what it expects of comparisons. */
interface Truth {
  readonly totals: { readonly forms: number; readonly indicator_rows: number };
  readonly documents: readonly {
    readonly forms: readonly {
      readonly form_id: string;
      readonly form_type: string;
      readonly fiscal_year: number;
      readonly agency: { readonly normalized: string };
      readonly project: { readonly name: string } | null;
      readonly indicators: readonly unknown[];
    }[];
  }[];
  readonly expected_comparisons: {
    readonly budget_total_wan: Readonly<Record<string, number>>;
    readonly department_structure: Readonly<Record<string, { readonly basic: number; readonly project: number }>>;
    readonly satisfaction: readonly Expected[];
    readonly completion_like_rates: readonly (Expected & { readonly concept: string })[];
  };
}

interface Expected {
  readonly form: string;
  readonly name: string | null;
  readonly operator?: string;
  readonly explicit?: boolean;
  readonly value: number | null;
  readonly text?: string;
}

const file = fileURLToPath(new URL('../fixtures/forms/real/truth.json', import.meta.url));
const truth = JSON.parse(readFileSync(file, 'utf8')) as Truth;
const expected = truth.expected_comparisons;
const readings = truth.documents.flatMap(({ forms }) => forms);

let engine: Engine;
let list: readonly FormListRow[];
beforeAll(async () => {
  engine = await openSample();
  list = await runFormList(engine, EVERYTHING);
});
afterAll(() => engine.close());

/** Ids of the forms a name of the truth stands for: "rugao-2024-project-1..4" are four. */
function forms(name: string): string[] {
  const prefix = name.replace(/-1\.\.4$/, '');
  const own = readings.filter(
    ({ form_id }) => form_id === name || (prefix !== name && form_id.startsWith(`${prefix}-`)),
  );
  return own.flatMap((reading) =>
    list.flatMap((form) =>
      form.agency_name === reading.agency.normalized &&
      form.fiscal_year === reading.fiscal_year &&
      form.form_type === reading.form_type &&
      (reading.form_type !== 'project' || form.project_name === reading.project?.name)
        ? [form.form_id]
        : [],
    ),
  );
}

describe('the comparisons a careful reader expects of the five documents', () => {
  it('count forms and indicator rows', async () => {
    const summary = await runSummary(engine, EVERYTHING);
    expect(summary).toMatchObject({ forms: truth.totals.forms, rows_printed: truth.totals.indicator_rows });
    for (const reading of readings) {
      const [id] = forms(reading.form_id);
      expect(list.find(({ form_id }) => form_id === id)?.rows_printed, reading.form_id).toBe(reading.indicators.length);
    }
  });

  it.each(Object.entries(expected.budget_total_wan))('total of %s: %d', (name, total) => {
    const [id, ...others] = forms(name);
    expect(others).toEqual([]);
    expect(list.find(({ form_id }) => form_id === id)?.total_wan).toBe(total);
  });

  it('basic and project expenditure of the departments', async () => {
    const amounts = await runAmounts(engine, EVERYTHING, { breakdown: 'expenditure' });
    for (const [name, parts] of Object.entries(expected.department_structure)) {
      const own = list.find(({ form_id }) => form_id === forms(name)[0]);
      const of = (code: string) =>
        amounts.find((row) => row.agency_id === own?.agency_id && row.code === code && row.form_type === 'department');
      expect([of('basic')?.amount_wan, of('project')?.amount_wan], name).toEqual([parts.basic, parts.project]);
    }
  });

  it('satisfaction: operator and value, or words, or no indicator at all', async () => {
    const { targets, absent } = await runSatisfaction(engine, EVERYTHING);
    for (const reading of expected.satisfaction) {
      const ids = forms(reading.form);
      expect(ids.length, reading.form).toBeGreaterThan(0);
      for (const id of ids) {
        if (reading.name === null) expect(absent.map(({ form_id }) => form_id)).toContain(id);
        else
          check(
            targets.filter((row) => row.form_id === id && row.level1 === 'satisfaction' && row.name === reading.name),
            reading,
          );
      }
    }
  });

  it('completion-like rates, each under its own concept', async () => {
    for (const reading of expected.completion_like_rates) {
      const targets = await runConceptTargets(engine, EVERYTHING, { concepts: [reading.concept] });
      for (const id of forms(reading.form))
        check(
          targets.filter((row) => row.form_id === id && row.name === reading.name),
          reading,
        );
    }
  });
});

function check(rows: readonly ConceptTargetRow[], reading: Expected): void {
  const [row, ...others] = rows;
  expect(others, reading.form).toEqual([]);
  expect(row?.value ?? null, reading.form).toBe(reading.value === null ? null : String(reading.value));
  if (reading.operator !== undefined) expect(row?.operator, reading.form).toBe(reading.operator);
  if (reading.explicit !== undefined) expect(row?.operator_explicit, reading.form).toBe(reading.explicit);
  if (reading.text !== undefined) expect([row?.text, row?.status], reading.form).toEqual([reading.text, 'qualitative']);
}
