import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ChangeSection from '../../src/lib/ui/agency/ChangeSection.svelte';
import type { ChangeTarget, YearChange } from '../../src/lib/ui/public/change.ts';

const LINK = { locale: 'zh', own: false } as const;

function target(name: string, value: string): ChangeTarget {
  const reading = { operator: 'ge', operator_explicit: true, value, value_max: null, unit: '%', kind: 'rate' };
  return { name, concept: null, text: `≥${value}%`, baseline: null, ...reading };
}

function change(added: readonly ChangeTarget[]): YearChange {
  const form = {
    project: '信访工作经费',
    from: { year: 2023, formId: 'old', total: 10 },
    to: { year: 2024, formId: 'new', total: 12.5 },
    added,
    dropped: [],
    changed: [{ before: target('满意度', '90'), after: target('满意度', '95') }],
    kept: 3,
  };
  return { formType: 'project', from: 2023, to: 2024, forms: [form], newProjects: [], endedProjects: [] };
}

test('is silent where there is nothing to compare', () => {
  const { container } = render(ChangeSection, { changes: [], link: LINK });
  expect(container.querySelector('section')).toBeNull();
});

test('says in words what moved, with both years to look at', () => {
  const { container } = render(ChangeSection, { changes: [change([target('办结率', '98')])], link: LINK });
  const text = container.textContent.replace(/\s+/g, ' ');
  expect(text).toContain('2023 年 → 2024 年');
  expect(text).toContain('资金总额 10 → 12.5 万元，增加 2.5 万元（25%）');
  expect(text).toContain('满意度 ≥90% → ≥95%');
  expect(text).toContain('新增指标 1 项 办结率 ≥98%');
  expect(text).toContain('目标值未变 3 项');
  const links = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual([expect.stringContaining('/forms/new/'), expect.stringContaining('/forms/old/')]);
});

test('names the first of many and counts the others', () => {
  const many = Array.from({ length: 30 }, (_, at) => target(`指标${at}`, '90'));
  const { container } = render(ChangeSection, { changes: [change(many)], link: LINK });
  expect(container.querySelectorAll('dd li').length).toBe(1 + 8 + 1);
  expect(container.textContent).toContain('等，另 22 项');
});

test('names projects by the year they have no form in', () => {
  const ended = [{ formId: 'gone', project: '旧项目' }];
  const { container } = render(ChangeSection, { changes: [{ ...change([]), endedProjects: ended }], link: LINK });
  const text = container.textContent.replace(/\s+/g, ' ');
  expect(text).toContain('2024 年没有对应表的项目 旧项目');
  expect(text).not.toContain('2023 年没有对应表的项目');
});
