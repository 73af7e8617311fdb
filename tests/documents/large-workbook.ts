import { deflateSync, zipSync } from 'fflate';

const WORDS =
  '培训宣传检查维护采购补助改造监测救助巡查抽检演出接待办理发放建设更新排查治理服务覆盖完成'.match(/../g) ?? [];
const ROWS_PER_PART = 500;

/** Numbers from 0 to 1, the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

function rowsXml(random: () => number): string {
  const word = (): string => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  const remark = (): string =>
    String.fromCharCode(...Array.from({ length: 90 }, () => 0x4e00 + Math.floor(random() * 3000)));
  const rows = Array.from({ length: ROWS_PER_PART }, () => {
    const name = `${word()}${word()}${word()}${Math.floor(random() * 1e9)}`;
    const texts = ['产出指标', '数量指标', name, `≥${Math.floor(random() * 1e7)}次`, remark()];
    return `<row>${texts.map(inline).join('')}<c><v>${random()}</v></c></row>`;
  });
  return rows.join('');
}

/**
 * A workbook of one sheet of indicator rows (six columns, hardly a text twice), about so many megabytes on disk; its rows
 * are made in parts that repeat only when a hundred of them are written.
 */
export function largeWorkbook(megabytes: number): { readonly bytes: Uint8Array; readonly rows: number } {
  const text = new TextEncoder();
  const part = (): Uint8Array => text.encode(rowsXml(random));
  const random = numbers(1);
  const first = part();
  const perPart = deflateSync(first, { level: 1 }).length;
  const count = Math.max(1, Math.round((megabytes * 1e6) / perPart));
  const parts = Array.from({ length: Math.min(count, 100) }, (_, at) => (at === 0 ? first : part()));
  const rows = [
    '<row><c t="inlineStr"><is><t>项目支出绩效目标表</t></is></c></row>',
    `<row>${['一级指标', '二级指标', '三级指标', '指标值', '备注', '权重'].map(inline).join('')}</row>`,
  ].join('');
  const head = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}`;
  const pieces = [text.encode(head), ...Array.from({ length: count }, (_, at) => parts[at % parts.length] ?? first)];
  return {
    bytes: workbookOf(joined([...pieces, text.encode('</sheetData></worksheet>')])),
    rows: count * ROWS_PER_PART,
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function workbookOf(sheet: Uint8Array): Uint8Array {
  const text = new TextEncoder();
  const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (kind: string, target: string): Uint8Array =>
    text.encode(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${kind}" Target="${target}"/></Relationships>`,
    );
  const files = {
    '[Content_Types].xml': text.encode(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': text.encode(
      `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': sheet,
  };
  return zipSync(files, { level: 1 });
}
