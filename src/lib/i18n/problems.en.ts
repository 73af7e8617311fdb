import { plural } from './plural.ts';
import type { problems as zh } from './problems.zh.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  decimal: 'a decimal number',
  quantity: 'a number, date or ratio',
  boolean: 'true or false',
  date: 'a date (year-month-day)',
  partial_date: 'a date (year, year-month or year-month-day)',
};

const FORMATS: Readonly<Record<string, string>> = {
  docx: 'a Word document (docx)',
  xlsx: 'an Excel workbook (xlsx)',
  pdf: 'a PDF',
  zip: 'a zip archive',
  doc: 'old Word files (doc)',
  rtf: 'RTF files',
};

const LIMITS: Readonly<Record<string, string>> = {
  expandedBytes: 'unpacked bytes',
  expansionRatio: 'compression ratio',
  entries: 'archive entries',
  cells: 'cells',
  columns: 'columns',
  pages: 'pages',
  sheets: 'sheets',
  depth: 'nesting depth',
};

function named(names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? code;
}

function quoted(value: string): string {
  return `“${value}”`;
}

/** A count given as text with its noun. */
function counted(count: string, one: string, many?: string): string {
  const number = Number(count);
  return count !== '' && Number.isFinite(number) ? plural(number, one, many) : `${count} ${many ?? `${one}s`}`.trim();
}

export const problems: typeof zh = {
  unlisted: (code: string, details: string) => (details === '' ? `Problem: ${code}` : `Problem: ${code} (${details})`),
  sentences: {
    filter_unknown_value: ({ field, value }) => `The filter ${field} has no value ${quoted(value)}; it was ignored`,
    cube_broken: ({ part }) => `The file of counts is damaged (${part}) and cannot be read`,
    cube_version: ({ value, expected }) => `The file of counts is of version ${value}; ${expected} is needed here`,
    filter_unreadable: ({ value }) => `The filter expression in the address cannot be read and was ignored: ${value}`,

    archive_broken: () => 'The archive is damaged and cannot be unpacked',
    archive_limit: ({ expected }) => `The archive is beyond a limit (${expected})`,
    table_missing: ({ expected }) => `The file ${expected} is missing`,
    file_unknown: () => 'Not a file of a dataset; it was not read',
    descriptor_invalid: () => 'datapackage.json cannot be read; the tables were found by their file names',
    checksum_mismatch: () => 'The content differs from the checksum in datapackage.json',
    encoding_damaged: ({ value }) => `Some characters could not be decoded (${value})`,
    encoding_other: ({ value }) => `The encoding is not UTF-8${value === '' ? '' : `; read as ${value}`}`,
    column_missing: ({ column }) => `The column ${column} is missing`,
    column_unknown: ({ column }) => `The column ${column} is unknown and was not read`,
    column_order: ({ expected }) => `The columns are not in the agreed order: ${expected}`,
    column_duplicate: ({ column }) => `The column ${column} occurs twice`,
    row_quotes: () => 'Quotes do not match; the row cannot be read',
    row_cells: ({ value, expected }) => `The row has ${counted(value, 'cell')}; it should have ${expected}`,
    value_required: ({ column }) => `${column} must not be empty`,
    value_type: ({ value, expected }) => `${quoted(value)} is not ${named(TYPES, expected)}`,
    value_enum: ({ value, expected }) => `${quoted(value)} is not one of the allowed values: ${expected}`,
    value_pattern: ({ value, expected }) => `${quoted(value)} does not match ${expected}`,
    value_minimum: ({ value, expected }) => `${value} is out of range; it must be ${expected}`,
    key_duplicate: ({ column, expected }) => `${column} repeats row ${expected.replace(/\D+/g, '')}`,
    reference_missing: ({ value, expected }) => `${expected} has no ${quoted(value)}`,
    reference_refused: ({ value, expected }) =>
      `${expected.split(':')[0] ?? ''} ${quoted(value)} stands in row ${expected.split(':')[1] ?? ''}, which was not loaded`,

    not_this_format: ({ expected }) => `The content is not ${named(FORMATS, expected)}`,
    old_format: ({ format }) => `${named(FORMATS, format)} cannot be read; save the document as docx first`,
    encrypted: () => 'The file is protected by a password and cannot be read',
    broken_part: ({ part }) => `A part of the file is damaged or missing (${part}); the rest was read`,
    limit_reached: ({ limit, maximum }) =>
      `The limit of ${maximum} for ${named(LIMITS, limit)} was reached; what follows was not read`,
    no_text_layer: ({ pages }) => `Without readable text because they are pictures: pages ${pages}`,
    pictures_unread: ({ count }) => `${counted(count, 'picture')} not read`,
    undecodable: ({ count }) => `Bytes that could not be decoded: ${count}`,
    unmapped_characters: ({ count, font }) =>
      `The font ${font} does not say which characters it draws: ${counted(count, 'character')} not recognised`,
    character_map_missing: ({ map }) => `The character map ${map} is missing; its text is absent or wrong`,
    cut_markup: () => 'The file ends inside a tag; what follows went into no table',
    too_deep: () => 'Nested too deeply; the text was read without its structure',
    unclosed_quote: () => 'A quote is never closed; quotes were read as plain characters',
    hidden_rows: ({ count }) => `${counted(count, 'row')} hidden`,
    hidden_columns: ({ count }) => `${counted(count, 'column')} hidden`,
    hidden_sheet: ({ sheet }) => `The sheet ${quoted(sheet)} is hidden`,
    hidden_text: () => 'Hidden text',
    deleted_text: () => 'Text marked as deleted; not read',
    comment: () => 'A comment; not read',
    page_furniture: () => 'Page header, footer or number; not read',
    page_title: () => 'Title of the web page; not read',
    repeated_head: () => 'Table head repeated on a new page; not read again',
    doubled_text: () => 'Text printed twice on the same spot; read once',
    overlapping_cells: ({ count }) => `${counted(count, 'cell')} under a merged cell; the text was added to it`,
    digits_lost: ({ count, stored }) =>
      `${counted(count, 'number')} with more than 15 digits; the file no longer holds the rest (such as ${stored})`,
    display_rounded: ({ count, shown, stored }) =>
      `${counted(count, 'number')} shown with fewer digits than stored (such as ${shown} for ${stored})`,
    formula_without_value: ({ count, formula }) =>
      `${counted(count, 'formula')} without a calculated result (such as ${formula})`,
    entry_left_out: ({ name }) => `${name} in the archive is not a document that can be read`,

    no_form: () => 'No target form was found',
    document_failed: ({ message }) => `Reading failed: ${message}`,
    correction_stale: ({ value }) => `A correction matches nothing any more and was not applied: ${quoted(value)}`,
    correction_document_missing: ({ count, name }) =>
      `${counted(count, 'correction')} of ${name}, which was not among the documents read`,
    corrected_document_changed: () =>
      'The document changed since it was corrected; corrections hold where the same text still stands',
    encoding: ({ replaced }) => `${counted(replaced, 'character')} could not be decoded`,

    missing_file: () => 'This vocabulary file is missing',
    missing_column: ({ column, setting }) => `The file lacks the column ${column || setting}`,
    missing_value: ({ column }) => `${column} must not be empty in the vocabulary`,
    invalid_value: ({ column, value }) => `${quoted(value)} is not accepted for ${column} in the vocabulary`,
    duplicate: ({ value }) => `${quoted(value)} occurs twice in the vocabulary`,
    unknown_parent: ({ value }) => `The vocabulary has no parent ${quoted(value)}`,

    unknown_rule: ({ rule }) => `There is no rule ${rule}; the setting was ignored`,
    unknown_setting: ({ rule, setting }) => `The rule ${rule} has no setting ${setting}; it was ignored`,
    not_a_number: ({ value }) => `${quoted(value)} is not a number`,
  },
};
