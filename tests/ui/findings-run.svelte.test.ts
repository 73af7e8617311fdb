import { expect, it } from 'vitest';
import { emptyDataset, writeDataset } from '#lib/dataset/index.ts';
import { rulesRun } from '../../src/lib/ui/findings/rules-run.svelte.ts';
import { dataOfTexts, type KeptData } from '../../src/lib/ui/own/kept-data.ts';

function data(projectName: string | null): KeptData {
  const dataset = emptyDataset();
  dataset.agencies.push({ id: '100000-a', name: '甲县图书馆', region_code: null, kind: 'culture' });
  dataset.forms.push({
    id: '100000-a-2024-p-1',
    type: 'project',
    agency_id: '100000-a',
    fiscal_year: null,
    title: null,
    project_name: projectName,
    project_code: null,
    project_attribute: null,
    project_category: null,
    functional_code: null,
    start: null,
    end: null,
    submitted_on: null,
    supervising_department: null,
    parent_form_id: null,
    total_wan: null,
    posts: null,
    in_post: null,
    retired: null,
    source_file: 'a.txt',
    source_sha256: '0'.repeat(64),
    source_place: 'L1',
  });
  return dataOfTexts({ name: 'a', more: 0, files: writeDataset(dataset), sources: [] });
}

it('runs the rules on own data once, with the settings of the vocabulary and the names of its forms', async () => {
  const own = data('阅读');
  await rulesRun.ensure(own);
  expect(rulesRun.step).toBe('done');
  const result = rulesRun.result;
  expect(result?.report.findings.map(({ rule }) => rule)).toContain('missing_field');
  expect(result?.report.settings.length).toBeGreaterThan(0);
  expect(result?.directory.forms.map(({ project_name }) => project_name)).toEqual(['阅读']);
  await rulesRun.ensure(own);
  expect(rulesRun.result).toBe(result);
});

it('shows nothing of a run that was stopped, and starts again when asked', async () => {
  const own = data('讲座');
  const running = rulesRun.start(own);
  expect(rulesRun.step).toBe('running');
  expect(rulesRun.result).toBeNull();
  rulesRun.cancel();
  expect(rulesRun.step).toBe('cancelled');
  await rulesRun.ensure(own);
  expect(rulesRun.step).toBe('cancelled');
  await rulesRun.start(own);
  expect(rulesRun.step).toBe('done');
  expect(rulesRun.result?.directory.forms.map(({ project_name }) => project_name)).toEqual(['讲座']);
  void running;
});

it('lets the later data win over a run still under way', async () => {
  const first = rulesRun.start(data('旧'));
  await rulesRun.start(data('新'));
  await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 300))]);
  expect(rulesRun.result?.directory.forms.map(({ project_name }) => project_name)).toEqual(['新']);
});
