export { assembleDataset } from './assemble.ts';
export type { DocumentReading } from './assemble.ts';
export { correctionsOf, HEADER_FIELDS } from './corrections.ts';
export type {
  Correction,
  CorrectionOf,
  DocumentCorrections,
  HeaderField,
  LabelField,
  RowAnchor,
  RowContent,
  RowTable,
  StaleCorrection,
} from './corrections.ts';
export { applyCorrections } from './corrections-apply.ts';
export { applyToDocument, leftOver } from './corrections-document.ts';
export { type Doubt, doubtIds, doubtsOf } from './corrections-doubts.ts';
export { type CorrectionFault, readCorrections, writeCorrections } from './corrections-file.ts';
export { headerValue, isHeaderValue, placedAmounts, placedGoals } from './corrections-header.ts';
export { anchorOf, placedIndicators } from './corrections-match.ts';
export { headerPlaces, type PrintedField } from './corrections-places.ts';
export { MONEY_UNITS } from './corrections-shape.ts';
export type { FormReading } from './form-reading.ts';
export { contactTexts, readForms } from './read-forms.ts';
