export { formatDate, formatSpan, formatYear } from './date.ts';
export { LOCALES, languageTag, type Locale } from './locale.ts';
export { fetchMessages, messagesFor, type Messages } from './messages.ts';
export { formatNumber, formatPercent, formatWan, groupDigits, type NumberOptions } from './number.ts';
export { formatPlace } from './place.ts';
export { plural } from './plural.ts';
export { formatProblem, type Problem } from './problem.ts';
export { siteWords } from './site-words.ts';
export { formatTarget, operatorSymbol, type TargetColumns } from './target.ts';
