import { utils, write } from '@e965/xlsx';
import { bench, describe } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import type { RelayBlock } from '../documents/relay.ts';
import { toDocx, toXlsx } from '../documents/relay-office.ts';
import { toPdf } from '../documents/relay-pdf.ts';
import { toCsv, toHtml, toMarkdown } from '../documents/relay-text.ts';

/** A form of so many indicator rows. */
function form(rows: number): RelayBlock[] {
  const indicators = Array.from({ length: rows }, (_, at) => [
    '产出指标',
    `数量指标${at % 7}`,
    `开展业务培训，提高人员能力（第${at}期）`,
    `≥${at % 100}%`,
  ]);
  return [
    { lines: ['项目支出绩效目标表', '（2021年度）', '单位：万元'] },
    { rows: [['一级指标', '二级指标', '三级指标', '指标值'], ...indicators] },
  ];
}

function toXls(blocks: readonly RelayBlock[]): Uint8Array {
  const rows = blocks.flatMap((block) => ('rows' in block ? block.rows : []));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'S');
  const bytes: unknown = write(book, { type: 'array', bookType: 'biff8' });
  return new Uint8Array(bytes instanceof ArrayBuffer ? bytes : []);
}

const FORMATS: readonly (readonly [string, (blocks: readonly RelayBlock[]) => Uint8Array])[] = [
  ['txt', (blocks) => toCsv(blocks, '\t')],
  ['csv', toCsv],
  ['md', toMarkdown],
  ['html', toHtml],
  ['docx', toDocx],
  ['xlsx', toXlsx],
  ['xls', toXls],
  ['pdf', toPdf],
];

for (const rows of [40, 400, 4000]) {
  describe(`opening a form of ${rows} indicators`, () => {
    for (const [format, write] of FORMATS) {
      const bytes = write(form(rows));
      const open = async () => void (await openDocument(`form.${format}`, bytes));
      bench(format, open, { iterations: 3, time: rows < 1000 ? 500 : 0 });
    }
  });
}
