import type { Grid } from './grid.ts';
import type { OfficePackage } from './office-package.ts';
import type { Reading } from './reading.ts';
import { sheetGrid, type Sheet } from './sheet.ts';
import { sheetNotes } from './xlsx-notes.ts';
import { readSheet, type Workbook } from './xlsx-sheet.ts';
import { sharedStrings } from './xlsx-strings.ts';
import { stylePatterns } from './xlsx-styles.ts';
import { child, children } from './xml.ts';

interface SheetPart {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

/** The visible sheets of a workbook as grids, each followed by the text over it; hidden ones are reported. */
export function workbookGrids(office: OfficePackage, reading: Reading): Grid[] {
  const main = office.mainPart('xl/workbook.xml');
  const root = child(office.xml(main), 'workbook');
  if (!root) {
    reading.problems.report('not_this_format', '', { expected: 'xlsx' });
    return [];
  }
  const related = office.relationships(main);
  const partOf = (kind: string) => related.find((relation) => relation.kind === kind)?.target;
  const strings = office.entry(partOf('sharedStrings') ?? 'xl/sharedStrings.xml');
  const workbook: Workbook = {
    zip: office.zip,
    strings: strings ? sharedStrings(office.zip, strings, reading) : [],
    patterns: stylePatterns(office.xml(partOf('styles'))),
    from1904: ['1', 'true'].includes(child(root, 'workbookPr')?.attributes.date1904 ?? ''),
  };
  const parts = children(child(root, 'sheets'), 'sheet').flatMap(({ attributes }): SheetPart[] => {
    const part = related.find((relation) => relation.id === attributes.id);
    const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
    return part?.kind === 'worksheet' ? [{ name: attributes.name ?? '', part: part.target, isHidden }] : [];
  });
  if (parts.length > reading.limits.sheets) reading.reach('sheets');
  const own = parts.slice(0, reading.limits.sheets);
  const sizes = own.map(({ part }) => office.entry(part)?.packed.length ?? 0);
  const whole = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let done = 0;
  return own.flatMap((sheet, index) => {
    reading.pause(done / whole);
    const before = done;
    const size = sizes[index] ?? 0;
    done += size;
    const onShare = (share: number): void => reading.options.onProgress?.((before + share * size) / whole);
    return sheetGrids(sheet, { office, workbook, reading, onShare });
  });
}

interface WorkbookContext {
  readonly office: OfficePackage;
  readonly workbook: Workbook;
  readonly reading: Reading;
  readonly onShare: (share: number) => void;
}

function sheetGrids(sheet: SheetPart, { office, workbook, reading, onShare }: WorkbookContext): Grid[] {
  const entry = office.entry(sheet.part);
  if (!entry) {
    reading.problems.report('broken_part', sheet.name, { part: sheet.part });
    return [];
  }
  const read = readSheet(entry, sheet.name, { workbook, reading, onShare });
  if (sheet.isHidden) {
    reportHiddenSheet(read, reading);
    return [];
  }
  const grid = sheetGrid(read, reading);
  return [...(grid ? [grid] : []), ...sheetNotes(office, sheet, reading)];
}

/** Reports a hidden sheet with all its text, cells of a row separated by tabs. */
export function reportHiddenSheet(sheet: Sheet, reading: Reading): void {
  const written = sheet.cells.filter((cell) => cell.text.trim() !== '');
  if (written.length === 0) return;
  const text = written.map((cell, at) => `${at === 0 ? '' : separator(written[at - 1]?.row, cell.row)}${cell.text}`);
  const values = { sheet: sheet.name, cells: written.length, text: text.join('') };
  reading.problems.report('hidden_sheet', sheet.name, values);
}

function separator(rowBefore: number | undefined, row: number): string {
  return rowBefore === row ? '\t' : '\n';
}
