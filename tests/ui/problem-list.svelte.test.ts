import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ProblemBoard from '../../src/lib/ui/data/ProblemBoard.svelte';
import ProblemList from '../../src/lib/ui/data/ProblemList.svelte';
import { ProblemBook } from '../../src/lib/ui/own/problem-book.ts';
import { inputProblem } from './rows.ts';

it('lists file, row, column, value and reason', async () => {
  const screen = await render(ProblemList, { problems: [inputProblem(3)] });
  const cells = [...screen.container.querySelectorAll('tbody tr > *')].map((cell) => cell.textContent.trim());
  expect(cells.slice(0, 4)).toEqual(['forms.csv', '3', 'fiscal_year', '第3年']);
  expect(cells[5]).toContain('不是整数');
});

it('holds only the rows in sight of a long list, and each of them when it is scrolled to', async () => {
  const problems = Array.from({ length: 5000 }, (_, index) => inputProblem(index + 1));
  const screen = await render(ProblemList, { problems });
  const rows = () => screen.container.querySelectorAll('tbody tr:not([aria-hidden])');
  expect(rows().length).toBeLessThan(60);
  screen.container.querySelector('[role="group"]')?.scrollTo({ top: 60 * 3000 });
  await expect.element(screen.getByText('第3000年', { exact: true })).toBeInTheDocument();
  expect(rows().length).toBeLessThan(60);
});

it('counts the problems of each kind and shows those of the kind chosen', async () => {
  const book = new ProblemBook('zh');
  for (let row = 1; row <= 700; row++) book.add(inputProblem(row));
  for (let row = 1; row <= 3; row++) book.add({ ...inputProblem(row), code: 'key_duplicate', value: '重复' });
  const screen = await render(ProblemBoard, { report: book.report() });
  await expect.element(screen.getByRole('button', { name: /类型不符.*700/ })).toBeVisible();
  await expect.element(screen.getByText(/前 500 处，共 503 处；全部 703 处/)).toBeVisible();
  await screen.getByRole('button', { name: /主键重复.*3/ }).click();
  expect(screen.container.querySelectorAll('tbody tr')).toHaveLength(3);
  await expect.element(screen.getByText(/前 500 处/)).not.toBeInTheDocument();
});
