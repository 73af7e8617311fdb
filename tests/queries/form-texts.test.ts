import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import type { Engine } from '#lib/engines/index.ts';
import { runFormTexts } from '#lib/queries/index.ts';
import { openSample, sampleRows } from './sample.ts';

const rows: Dataset = sampleRows();
let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

describe('runFormTexts', () => {
  it('returns every text of every form once, with its place', async () => {
    const { texts } = await runFormTexts(engine);
    const wanted = [
      ...rows.goals.map(({ form_id, no, text }) => `${form_id} goal ${no} ${text}`),
      ...rows.narratives.map(({ form_id, no, text }) => `${form_id} narrative ${no} ${text}`),
      ...rows.tasks.flatMap(({ form_id, no, content, expected_result: result }) => [
        ...(content ? [`${form_id} task_content ${no} ${content}`] : []),
        ...(result ? [`${form_id} task_result ${no} ${result}`] : []),
      ]),
    ];
    expect(texts.map(({ form_id, part, no, text }) => `${form_id} ${part} ${no} ${text}`).sort()).toEqual(
      wanted.sort(),
    );
    expect(texts.every(({ source_place: place }) => place !== '')).toBe(true);
  });

  it('returns each named row once, with its target for the year, and no placeholders', async () => {
    const { rows: found, forms } = await runFormTexts(engine);
    const named = rows.indicators.filter((row) => !row.is_placeholder && (row.name ?? row.name_printed ?? '') !== '');
    expect(found.map((row) => row.indicator_id).sort()).toEqual(named.map(({ id }) => id).sort());
    expect(forms.map((form) => form.form_id).sort()).toEqual(rows.forms.map(({ id }) => id).sort());
    for (const target of rows.targets.filter(({ period, scope }) => period === 'annual' && !scope)) {
      const row = found.find((one) => one.indicator_id === target.indicator_id);
      if (row) expect(row.target).toBe(target.text);
    }
  });
});
