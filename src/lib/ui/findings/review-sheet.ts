import writeXlsxFile, { type Cell } from 'write-excel-file/universal';
import { messagesFor, type Locale } from '#lib/i18n/index.ts';
import { settingText, type SettingRow } from '#lib/rules/index.ts';
import { columnLabel, SHEET_COLUMNS, type SheetColumn, type SheetRow } from './sheet-row.ts';

/** Excel's limit of characters in a cell. */
const LONGEST = 32_767;
const WIDTHS: Readonly<Record<SheetColumn, number>> = {
  agency: 18,
  region: 16,
  year: 8,
  formType: 10,
  project: 22,
  place: 10,
  severity: 8,
  stance: 12,
  ruleTitle: 22,
  message: 52,
  evidence: 52,
  numbers: 20,
  decision: 12,
  note: 30,
  decidedAt: 22,
  id: 20,
  rule: 24,
  ruleVersion: 10,
  state: 20,
  seen: 30,
  file: 20,
};

/** A review sheet: its rows, the remarks of the cover in their order, and the settings in force. */
export interface ReviewSheet {
  readonly locale: Locale;
  readonly remarks: readonly (readonly [label: string, text: string])[];
  readonly rows: readonly SheetRow[];
  readonly settings: readonly SettingRow[];
}

/** A workbook: a cover, the findings under a frozen head with typed cells, the settings in force. */
export function writeReviewSheet(sheet: ReviewSheet): Promise<Blob> {
  const { sheet: names } = messagesFor(sheet.locale).findings;
  return writeXlsxFile([
    {
      sheet: names.cover,
      columns: [{ width: 20 }, { width: 90 }],
      data: sheet.remarks.map(([label, text]): Cell[] => [textCell(label, 'bold'), textCell(text)]),
    },
    {
      sheet: names.findings,
      stickyRowsCount: 1,
      columns: SHEET_COLUMNS.map((column) => ({ width: WIDTHS[column] })),
      data: [
        SHEET_COLUMNS.map((column) => textCell(columnLabel(column, sheet.locale), 'bold')),
        ...sheet.rows.map((row) => SHEET_COLUMNS.map((column) => valueCell(row[column]))),
      ],
    },
    {
      sheet: names.settings,
      stickyRowsCount: 1,
      columns: [{ width: 30 }, { width: 24 }, { width: 60 }, { width: 60 }],
      data: settingRows(sheet),
    },
  ]).toBlob();
}

function settingRows({ locale, settings }: ReviewSheet): Cell[][] {
  const { sheet, settingName, settingReason, settingValue } = messagesFor(locale).findings;
  const head = [sheet.rule, settingName, settingValue, settingReason].map((label) => textCell(label, 'bold'));
  const rows = settings.map(({ rule, setting, value, reason_zh, reason_en }): Cell[] => [
    textCell(rule),
    textCell(setting),
    typeof value === 'number' ? valueCell(value) : textCell(settingText(value)),
    textCell(locale === 'zh' ? reason_zh : reason_en),
  ]);
  return [head, ...rows];
}

function valueCell(value: string | number | null): Cell {
  if (value === null || value === '') return null;
  return typeof value === 'number' ? { value, type: Number, alignVertical: 'top' } : textCell(value);
}

/** A cell that says it is text: a spreadsheet program neither computes it nor turns a code into a number. */
function textCell(value: string, fontWeight?: 'bold'): Cell {
  const cell = { value: value.slice(0, LONGEST), type: String, wrap: true, alignVertical: 'top' } as const;
  return fontWeight === undefined ? cell : { ...cell, fontWeight };
}
