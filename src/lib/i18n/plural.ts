/** A count with its English noun: `plural(1, 'form')` → "1 form", `plural(2, 'agency', 'agencies')` → "2 agencies". */
export function plural(count: number, one: string, many = `${one}s`): string {
  const digits = new Intl.NumberFormat('en').format(count);
  return `${digits} ${count === 1 ? one : many}`;
}
