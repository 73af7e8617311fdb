import type { Dataset, Row } from '#lib/dataset/index.ts';

function targetOf(target: Row<'targets'>): string {
  const { operator, operator_explicit: printed, value, value_max: max, unit, text } = target;
  const period = target.period === 'annual' ? '' : `${target.period} `;
  const scope = target.scope ? `<${target.scope}> ` : '';
  const sign = operator === 'none' || printed ? operator : `${operator}?`;
  const number = value === null ? '' : value + (max === null ? '' : `..${max}`);
  const isOpen = operator === 'none' || (target.kind === 'date' && value === null);
  const words = isOpen ? (text === null ? '(blank)' : `"${text}"`) : '';
  return period + scope + [sign, number, unit ?? '', words].filter((part) => part !== '').join(' ');
}

function indicatorOf(row: Row<'indicators'>, { targets }: Dataset): string {
  const own = targets.filter((target) => target.indicator_id === row.id).map(targetOf);
  const name = (row.name ?? '-') + (row.weight ? ` *${row.weight}` : '');
  return `${row.level1 ?? '-'}/${row.level2 ?? '-'} | ${name} | ${own.join('; ')}`;
}

/**
 * The forms of a dataset and their indicators, one line each: `level1/level2 | name *weight | targets`, where a target is its
 * period (if not annual), `<scope>`, operator (? = not printed), value and unit.
 */
export function tableRows(dataset: Dataset): string {
  const lines = dataset.forms.flatMap((form) => {
    const agency = dataset.agencies.find((one) => one.id === form.agency_id)?.name;
    const rows = dataset.indicators.filter((row) => row.form_id === form.id);
    const head = `# ${form.project_name ?? form.title} | ${agency} | ${form.fiscal_year}`;
    return [head, ...rows.map((row) => indicatorOf(row, dataset))];
  });
  return `${lines.join('\n')}\n`;
}
