import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ProblemList from '../../src/lib/ui/data/ProblemList.svelte';
import { inputProblem } from './rows.ts';

it('lists file, row, column, value and reason', async () => {
  const screen = await render(ProblemList, { problems: [inputProblem(3)] });
  const cells = [...screen.container.querySelectorAll('tbody tr > *')].map((cell) => cell.textContent.trim());
  expect(cells.slice(0, 4)).toEqual(['forms.csv', '3', 'fiscal_year', '第3年']);
  expect(cells[4]).toContain('不是整数');
});

it('lists the first two hundred and says how many there are', async () => {
  const problems = Array.from({ length: 250 }, (_, index) => inputProblem(index + 1));
  const screen = await render(ProblemList, { problems });
  expect(screen.container.querySelectorAll('tbody tr')).toHaveLength(200);
  await expect.element(screen.getByText(/共 250 处/)).toBeVisible();
});
