import type { Dataset } from '#lib/dataset/index.ts';
import { norm, numberOf } from './corpus-compare.ts';
import type { Tally } from './corpus-tally.ts';
import type { CorpusDocument } from './corpus-truth.ts';
import { vocabulary } from './reading.ts';

/** Labels that structure a form and need not be kept as such: field names, level names, heads of groups. */
const GROUP_LABELS =
  '绩效指标 绩效目标指标 年度绩效指标 专项年度绩效指标 基本信息 备注 收入 支出 资金来源 资金分配 小计 合计 项目资金 资金情况 资金构成 人员情况 序号 开始时间 完成时间 开始日期 结束日期 编制数 在职人数 离退休人数 金额单位 总体目标 绩效目标 符号 任务名称 主要内容 专项立项 依据 部门整体资金 年度主要任务 其中 电话 年月日 盖章';

const plainLabel = (text: string): string => norm(text).replace(/[():,%]/g, '');
const LABELS: ReadonlySet<string> = new Set(
  [
    ...vocabulary.headerFields.flatMap((term) => [term.zh, ...term.synonyms]),
    ...vocabulary.levels.flatMap((term) => [term.zh, ...term.synonyms]),
    ...GROUP_LABELS.split(' '),
  ].map(plainLabel),
);

function isLabel(text: string): boolean {
  const plain = plainLabel(text)
    .replace(/(?:万元|元|年月)$/, '')
    .replace(/^其中/, '');
  return plain.length < 2 || LABELS.has(plain);
}

interface Kept {
  readonly text: string;
  readonly numbers: ReadonlySet<number>;
}

function keptOf(dataset: Dataset): Kept {
  const own = Object.values(dataset).flatMap((rows) =>
    (rows as object[]).flatMap((row) => Object.entries(row).filter(([column]) => !/source|_id$|^id$/.test(column))),
  );
  const values: readonly unknown[] = own.map(([, value]) => value);
  return {
    text: values.map(norm).join('\u0001'),
    numbers: new Set(values.map(numberOf).filter((value) => value !== null)),
  };
}

function isNumberKept(text: string, { numbers }: Kept): boolean {
  const digits = norm(text).replace(/(\d),(?=\d{3})/g, '$1');
  const value = numberOf(digits.replace(/^[<>=≥≤]+/, '').replace(/(?:万元|元|万|亩|%)$/, ''));
  return value !== null && [value, value / 10000, value / 100].some((one) => numbers.has(one));
}

/** Whether the months of a date or period stand in a table as ISO dates. */
function isDateKept(text: string, { text: kept }: Kept): boolean {
  const plain = norm(text);
  if (!/^20\d\d[\d.年月日至~\-/O]+$/.test(plain)) return false;
  const months = [...plain.matchAll(/(20\d\d)[.年\-/]?([\dO]{1,2})/g)];
  const month = (own: RegExpExecArray): string => `${own[1]}-${(own[2] ?? '').replace(/O/g, '0').padStart(2, '0')}`;
  return months.length > 0 && months.every((own) => kept.includes(month(own)));
}

/** Words that reach a table as a code or under another name: units, attributes of a project, directions. */
const CODED = /^(?:百分比|日|公斤|学时|正向|反向|(?:新增|延续|经常性|一次性|阶段性)(?:项目)?|常年安排)$/;

function isKept(piece: string, kept: Kept): boolean {
  const plain = norm(piece);
  if (plain === '' || kept.text.includes(plain) || isLabel(piece) || /[□☐■☑√]/.test(piece) || CODED.test(plain))
    return true;
  return isNumberKept(piece, kept) || isDateKept(piece, kept);
}

function lostParts(piece: string, kept: Kept): readonly string[] {
  return piece.split(/[：:；;\s　（）()[\]，,、|<>\-—~～至√☑□■]+/).filter((part) => {
    if (isKept(part, kept)) return false;
    const digits = norm(part).match(/\d+(?:\.\d+)?/g) ?? [];
    const isCoded = digits.every((own) => kept.numbers.has(Number(own)) || kept.text.includes(own.padStart(2, '0')));
    return digits.length === 0 || /[a-z]/i.test(part) || !isCoded;
  });
}

/** Checks that every piece printed in a document stands in a table or is listed as unread; persons must not. */
export function comparePieces(tally: Tally, document: CorpusDocument, dataset: Dataset): void {
  const kept = keptOf(dataset);
  const hidden = [...document.people, ...document.phones.flatMap((phone) => [phone, phone.replace(/-/g, '')])].map(
    norm,
  );
  for (const piece of document.pieces) {
    if (hidden.some((own) => own !== '' && norm(piece).includes(own))) continue;
    const lost = isKept(piece, kept) ? [] : lostParts(piece, kept);
    tally.check('pieces', lost.length === 0, `neither in a table nor unread: ${lost.join(' ¦ ')}`);
  }
}
