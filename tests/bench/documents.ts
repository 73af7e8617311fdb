/**
 * Reading documents: `npx tsx tests/bench/documents.ts [format …]`, `npx tsx tests/bench/documents.ts large [megabytes]`.
 * A form of 40, 160 and 640 indicators in every format: opened, read, and parsed bare by the library under the reader in
 * the same run. CPU time of the whole process, least of the repetitions, because a shared machine's wall clock says
 * little. The exponent is that of time over rows between the two larger sizes: 1 is linear.
 */
import { Worker } from 'node:worker_threads';
import { read as readSheets, utils, write } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import Papa from 'papaparse';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openDocument, type ReadDocument } from '#lib/documents/index.ts';
import { readForms } from '#lib/forms/index.ts';
import { largeWorkbook } from '../documents/large-workbook.ts';
import type { RelayBlock } from '../documents/relay.ts';
import { toDocx, toXlsx } from '../documents/relay-office.ts';
import { toPdf } from '../documents/relay-pdf.ts';
import { toCsv, toHtml, toMarkdown } from '../documents/relay-text.ts';
import { vocabulary } from '../forms/reading.ts';
import type { Opened, OpeningJob } from './document-opener.ts';

const SIZES = [40, 160, 640] as const;
const REPETITIONS = 5;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A form of so many indicator rows, each with a name no other copy has: nothing remembered of one helps with the next. */
function form(rows: number, copy: number): readonly RelayBlock[] {
  const indicators = Array.from({ length: rows }, (_, at) => [
    at < rows / 2 ? '产出指标' : '效益指标',
    at < rows / 2 ? '数量指标' : '社会效益指标',
    `开展业务培训，提高人员能力（第${copy}批第${at}期）`,
    `≥${at % 100}%`,
  ]);
  const head = [
    ['项目名称', '业务能力提升', '主管部门', '某县教育局'],
    ['年度资金总额', `${rows}`, '其中：财政拨款', `${rows}`],
    ['一级指标', '二级指标', '三级指标', '指标值'],
  ];
  return [{ lines: ['项目支出绩效目标表', '（2021年度）', '单位：万元'] }, { rows: [...head, ...indicators] }];
}

function toXls(blocks: readonly RelayBlock[]): Uint8Array {
  const rows = blocks.flatMap((block) => ('rows' in block ? block.rows : block.lines.map((line) => [line])));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'S');
  const bytes: unknown = write(book, { type: 'array', bookType: 'biff8', bookSST: true });
  return new Uint8Array(bytes instanceof ArrayBuffer ? bytes : []);
}

function parseMarkup(text: string, xmlMode: boolean): void {
  const parser = new Parser({}, { xmlMode });
  parser.write(text);
  parser.end();
}

async function pdfText(bytes: Uint8Array): Promise<void> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  for (let number = 1; number <= document.numPages; number++) {
    await (await document.getPage(number)).getTextContent();
  }
  await document.destroy();
}

interface Format {
  readonly name: string;
  readonly lay: (blocks: readonly RelayBlock[]) => Uint8Array;
  /** What the library under the reader, or the nearest rival, does with the same bytes, and its name. */
  readonly rival: string;
  readonly bare: (bytes: Uint8Array) => unknown;
}

const FORMATS: readonly Format[] = [
  { name: 'txt', lay: (own) => toCsv(own, '\t'), rival: 'split', bare: (own) => decode(own).split('\n').map((line) => line.split('\t')) },
  { name: 'csv', lay: (own) => toCsv(own), rival: 'papaparse', bare: (own) => Papa.parse(decode(own)) },
  { name: 'md', lay: toMarkdown, rival: 'split', bare: (own) => decode(own).split('\n').map((line) => line.split('|')) },
  { name: 'html', lay: (own) => toHtml(own), rival: 'htmlparser2', bare: (own) => parseMarkup(decode(own), false) },
  { name: 'docx', lay: toDocx, rival: 'fflate + htmlparser2', bare: (own) => Object.values(unzipSync(own)).forEach((part) => parseMarkup(decode(part), true)) },
  { name: 'xlsx', lay: (own) => toXlsx(own), rival: 'SheetJS', bare: (own) => readSheets(own, { type: 'array' }) },
  { name: 'xls', lay: toXls, rival: 'SheetJS', bare: (own) => readSheets(own, { type: 'array' }) },
  { name: 'pdf', lay: (own) => toPdf(own), rival: 'pdf.js text', bare: pdfText },
]; // prettier-ignore

/** CPU milliseconds of some work. */
async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

interface Costs {
  readonly rows: number;
  readonly opened: number;
  readonly read: number;
  readonly bare: number;
}

/** The least costs of some copies of a form, the first one not counted. */
async function costsOf({ name, lay, bare }: Format, rows: number): Promise<Costs> {
  let least = { rows, opened: Infinity, read: Infinity, bare: Infinity };
  for (let copy = 0; copy <= REPETITIONS; copy++) {
    const bytes = lay(form(rows, copy));
    let document: ReadDocument | undefined;
    const opened = await cost(async () => (document = await openDocument(`form.${name}`, bytes)));
    let indicators = 0;
    const read = await cost(() => {
      if (document) indicators = readForms(document, vocabulary).forms.flatMap((own) => own.indicators).length;
    });
    if (indicators !== rows) say(`${name}: ${indicators} of ${rows} rows read`);
    const own = await cost(() => bare(bytes));
    if (copy === 0) continue;
    const { min } = Math;
    least = { rows, opened: min(least.opened, opened), read: min(least.read, read), bare: min(least.bare, own) };
  }
  return least;
}

async function benchFormat(format: Format): Promise<void> {
  const { name, rival } = format;
  const costs: Costs[] = [];
  for (const rows of SIZES) costs.push(await costsOf(format, rows));
  const [, middle, last] = costs;
  const exponent = (of: 'opened' | 'read'): string =>
    middle && last ? (Math.log(last[of] / middle[of]) / Math.log(last.rows / middle.rows)).toFixed(2) : '';
  for (const { rows, opened, read, bare } of costs) {
    const speed = `${(1000 / (opened + read)).toFixed(1)} documents/s, ${Math.round((1000 * rows) / (opened + read))} rows/s`;
    const parts = `open ${opened.toFixed(1)} ms, forms ${read.toFixed(1)} ms, ${rival} ${bare.toFixed(1)} ms`;
    say(`${name.padEnd(4)} ${String(rows).padStart(4)} rows: ${parts}; ${speed}`);
  }
  say(`${name.padEnd(4)} exponent: open ${exponent('opened')}, forms ${exponent('read')}`);
}

/** Opens a large workbook in a worker thread while this thread watches its own turns and the memory of the process. */
async function benchLarge(megabytes: number): Promise<void> {
  const { bytes, rows } = largeWorkbook(megabytes);
  say(`${(bytes.length / 1e6).toFixed(1)} MB xlsx, ${rows} rows, ${6 * rows} cells; memory before ${memory()}`);
  let [longest, last, most, shares] = [0, performance.now(), 0, 0];
  const timer = setInterval(() => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  const started = performance.now();
  const opener = new URL('./document-opener.ts', import.meta.url).href;
  const workerData: OpeningJob = { file: 'a.xlsx', bytes };
  // a thread of Node 20 runs TypeScript only after tsx was registered in it
  const start = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(opener)})))`;
  const worker = new Worker(start, { eval: true, workerData });
  const result = await new Promise<Opened>((resolve, reject) => {
    worker.on('message', (told: number | Opened) => (typeof told === 'number' ? shares++ : resolve(told)));
    worker.on('error', reject);
  });
  clearInterval(timer);
  await worker.terminate();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(
    `opened in ${seconds} s: ${result.rows} rows, problems ${result.problems.join() || 'none'}, told ${shares} shares`,
  );
  say(`longest wait of the other thread ${Math.round(longest)} ms, most memory ${Math.round(most / 1e6)} MB`);
}

const memory = (): string => `${Math.round(process.memoryUsage.rss() / 1e6)} MB`;

const [first, ...more] = process.argv.slice(2);
if (first === 'large') await benchLarge(Number(more[0] ?? 50));
else for (const format of FORMATS) if (!first || [first, ...more].includes(format.name)) await benchFormat(format);
