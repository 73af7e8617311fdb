import type { Target } from '#lib/targets/index.ts';

/** A target in one line: `ge 95 % rate`, `eq? 3 起 count` (? = operator not printed), `between 3..5 次 count`, `{baseline}`, `[flags]`, `«subject»`. */
export function shorthand(target: Target): string {
  const { operator, operatorExplicit, value, valueMax, unit, kind, baseline, flags, subject } = target;
  const implied = operator !== 'none' && !operatorExplicit ? '?' : '';
  const parts = [
    operator + implied,
    value === null ? '' : value + (valueMax === null ? '' : `..${valueMax}`),
    unit ?? '',
    kind,
    baseline === null ? '' : `{${baseline}}`,
    flags.length === 0 ? '' : `[${flags.join(' ')}]`,
    subject === '' ? '' : `«${subject}»`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
