/** Days from one ISO date to another; the first day of a month or year stands for a partial date. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayOf(to) - dayOf(from)) / 86_400_000);
}

function dayOf(date: string): number {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

/** The number of a month since year 0, from an ISO date of at least a month; null if there is no month. */
export function monthOf(date: string | null): number | null {
  const match = /^(\d{4})-(\d{2})/.exec(date ?? '');
  return match === null ? null : Number(match[1]) * 12 + Number(match[2]) - 1;
}

/** A month number as 2024-05. */
export function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The last day of a partial date, so that "2020-05" ends on 2020-05-31. */
export function lastDay(date: string): string {
  const month = monthOf(date);
  if (month === null || date.length > 7) return date;
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
}
