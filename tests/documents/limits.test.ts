import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { problemsOf } from './outline.ts';
import { bytesOf } from './relay.ts';
import { docxOf, xlsxOf } from './relay-office.ts';
import { pdfOf, withFilters } from './relay-pdf.ts';

const reached = async (file: string, bytes: Uint8Array, limits = {}) =>
  problemsOf(await openDocument(file, bytes, { limits }), 'limit_reached').map(({ values }) => values.limit);

describe('a document that would cost too much', () => {
  it('ends at the number of cells, in every format', async () => {
    const rows = '<tr><td>a<td>b'.repeat(40);
    expect(await reached('a.html', bytesOf(`<table>${rows}</table>`), { cells: 30 })).toEqual(['cells']);
    expect(await reached('a.csv', bytesOf('a,b\n'.repeat(40)), { cells: 30 })).toEqual(['cells']);
    expect(await reached('a.md', bytesOf('a\n'.repeat(40)), { cells: 30 })).toEqual(['cells']);
    expect(await reached('a.txt', bytesOf('a\n'.repeat(40)), { cells: 30 })).toEqual(['cells']);
    expect(await reached('a.docx', docxOf('<w:p/>'.repeat(40)), { cells: 30 })).toEqual(['cells']);
  });

  it('ends at the number of sheets', async () => {
    const sheets = Array.from({ length: 5 }, (_, at) => ({
      name: `S${at}`,
      xml: '<sheetData><row><c><v>1</v></c></row></sheetData>',
    }));
    const document = await openDocument('a.xlsx', xlsxOf(sheets), { limits: { sheets: 2 } });
    expect(document.grids).toHaveLength(2);
    expect(problemsOf(document, 'limit_reached').map(({ values }) => values.limit)).toEqual(['sheets']);
  });

  it('is no workbook of blank cells without end', async () => {
    const xml = `<sheetData>${`<row>${'<c/>'.repeat(100)}</row>`.repeat(100)}</sheetData>`;
    expect(await reached('a.xlsx', xlsxOf([{ name: 'S', xml }]), { cells: 1000 })).toEqual(['cells']);
  });

  it('is no table nested in tables without end', async () => {
    const page = '<table><tr><td>标签<td>'.repeat(100) + '<table><tr><td>甲</table>间<table><tr><td>乙</table>';
    const document = await openDocument('a.html', bytesOf(page));
    expect(document.grids.flatMap((grid) => grid.rows.flat().map((cell) => cell.text)).join('')).toBe(
      '标签'.repeat(100) + '甲间乙',
    );
  });

  it('is no pdf whose drawing unpacks a thousandfold, however often it is packed', async () => {
    const operators = bytesOf('0 0 m 9 9 l S '.repeat(200_000));
    const once = withFilters(zlibSync(operators), ['FlateDecode']);
    const twice = withFilters(zlibSync(zlibSync(operators)), ['FlateDecode', 'FlateDecode']);
    expect(await reached('a.pdf', once)).toEqual(['expansionRatio']);
    expect(await reached('a.pdf', twice)).toEqual(['expansionRatio']);
  });

  it('is no pdf that nests drawing states without end', async () => {
    const page = { width: 595, height: 842, content: 'q '.repeat(5000) };
    expect(await reached('a.pdf', pdfOf([page]))).toEqual(['depth']);
    const even = { width: 595, height: 842, content: 'q Q '.repeat(5000) };
    expect(await reached('a.pdf', pdfOf([even]))).toEqual([]);
  });
});
