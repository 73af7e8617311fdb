import { type Dataset, emptyDataset, type Row } from '#lib/dataset/index.ts';
import { parseTargets, type Target } from '#lib/targets/index.ts';
import { findConcept, findLevel1, findLevel2 } from '#lib/vocabulary/index.ts';
import { vocabulary } from '../vocabulary/files.ts';

/** A form in the short notation of the rule pages: one line per field, its cells between bars. */
type Line = { readonly word: string; readonly cells: readonly string[]; readonly rest: string; readonly no: number };

type Period = Row<'targets'>['period'];

const SHA = '0'.repeat(64);

/** Turns a sketch into a dataset; ids are made from `prefix`, places are the lines of the sketch. */
export function sketch(text: string, prefix = 'f'): Dataset {
  const dataset = emptyDataset();
  const lines = text.split('\n').map(lineOf);
  for (const line of lines) if (line.word !== '' && !line.word.startsWith('#')) read(dataset, line, prefix);
  link(dataset);
  return dataset;
}

function lineOf(text: string, at: number): Line {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*)$/.exec(text) ?? [];
  return {
    word,
    rest: rest.replaceAll('\\n', '\n').trim(),
    cells: rest.split('|').map((cell) => cell.trim()),
    no: at + 1,
  };
}

function read(dataset: Dataset, line: Line, prefix: string): void {
  const reader = READERS[line.word];
  if (reader === undefined) throw new Error(`line ${line.no}: unknown word ${line.word}`);
  reader(dataset, line, prefix);
}

type Reader = (dataset: Dataset, line: Line, prefix: string) => void;

const place = ({ no }: Line): string => `L${no}`;
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

function last<T>(rows: readonly T[], { no }: Line): T {
  const row = rows.at(-1);
  if (row === undefined) throw new Error(`line ${no}: nothing to add to`);
  return row;
}

const form = (dataset: Dataset, line: Line): Row<'forms'> => last(dataset.forms, line);

function next(rows: readonly { form_id: string }[], formId: string): number {
  return rows.filter((row) => row.form_id === formId).length + 1;
}

function field(name: 'title' | 'start' | 'end' | 'submitted_on' | 'total_wan' | 'supervising_department'): Reader {
  return (dataset, line) => Object.assign(form(dataset, line), { [name]: line.rest });
}

const READERS: Readonly<Record<string, Reader>> = {
  单位: (dataset, { cells: [name = '', kind], no }, prefix) => {
    const region_code = '100000';
    dataset.agencies.push({ id: `${region_code}-${prefix}-${no}`, name, region_code, kind: orNull(kind) });
  },
  表: (dataset, line, prefix) => {
    const [type = 'project', year, project_name, project_attribute] = line.cells;
    dataset.forms.push({
      id: `${prefix}-${line.no}`,
      type: type as Row<'forms'>['type'],
      agency_id: last(dataset.agencies, line).id,
      fiscal_year: year === undefined || year === '' ? null : Number(year),
      title: null,
      project_name: orNull(project_name),
      project_code: null,
      project_attribute: orNull(project_attribute) as Row<'forms'>['project_attribute'],
      project_category: null,
      functional_code: null,
      start: null,
      end: null,
      submitted_on: null,
      supervising_department: null,
      parent_form_id: null,
      total_wan: null,
      posts: null,
      in_post: null,
      retired: null,
      source_file: 'sketch.txt',
      source_sha256: SHA,
      source_place: place(line),
    });
  },
  同行: (dataset, line, prefix) => {
    for (let peer = 1; peer <= Number(line.rest); peer++) addPeer(dataset, line, { peer, prefix });
  },
  标题: field('title'),
  开始: field('start'),
  结束: field('end'),
  填报: field('submitted_on'),
  总额: (dataset, line) => {
    Object.assign(form(dataset, line), { total_wan: line.rest });
    amount(dataset, line, ['total', 'total', '资金总额', line.rest]);
  },
  人员: (dataset, line) => {
    const [posts, inPost] = line.cells;
    Object.assign(form(dataset, line), { posts: Number(posts), in_post: Number(inPost) });
  },
  金额: (dataset, line) => amount(dataset, line, line.cells),
  目标: (dataset, line) => {
    const [horizon, ...text] = line.cells;
    const form_id = form(dataset, line).id;
    const isAnnual = horizon === '年度';
    dataset.goals.push({
      form_id,
      no: next(dataset.goals, form_id),
      horizon: isAnnual ? 'annual' : 'medium_long_term',
      text: text.join('|').replaceAll('\\n', '\n'),
      source_place: place(line),
    });
  },
  说明: (dataset, line) => {
    const [section = 'other', ...text] = line.cells;
    const form_id = form(dataset, line).id;
    dataset.narratives.push({
      form_id,
      no: next(dataset.narratives, form_id),
      section: section as Row<'narratives'>['section'],
      text: text.join('|').replaceAll('\\n', '\n'),
      source_place: place(line),
    });
  },
  任务: (dataset, line) => {
    const [name = '', content, expected_result, amount_wan, start, end] = line.cells;
    const form_id = form(dataset, line).id;
    dataset.tasks.push({
      form_id,
      no: next(dataset.tasks, form_id),
      name,
      content: orNull(content),
      expected_result: orNull(expected_result),
      start: orNull(start),
      end: orNull(end),
      amount_wan: orNull(amount_wan),
      source_place: place(line),
    });
  },
  指标: indicator,
  印刷: (dataset, line) => {
    const source_file = form(dataset, line).source_file;
    const [reason = 'label', text = ''] = line.cells;
    dataset.unread.push({ source_file, source_place: place(line), text, reason: reason as Row<'unread'>['reason'] });
  },
};

function amount(
  dataset: Dataset,
  line: Line,
  [breakdown, code, label = '', amount_wan, period]: readonly string[],
): void {
  const form_id = form(dataset, line).id;
  dataset.amounts.push({
    form_id,
    no: next(dataset.amounts, form_id),
    breakdown: breakdown as Row<'amounts'>['breakdown'],
    code: orNull(code) as Row<'amounts'>['code'],
    label,
    period: (orNull(period) ?? 'annual') as Period,
    amount_wan: orNull(amount_wan),
    source_place: place(line),
  });
}

/** Another agency of the same kind with a form that holds the same indicators as the first one of the sketch. */
function addPeer(
  dataset: Dataset,
  line: Line,
  { peer, prefix }: { readonly peer: number; readonly prefix: string },
): void {
  const [agency] = dataset.agencies;
  const [first] = dataset.forms;
  if (agency === undefined || first === undefined) throw new Error(`line ${line.no}: nobody to be a peer of`);
  const id = `${prefix}-${line.no}-${peer}`;
  dataset.agencies.push({ ...agency, id: `100000-${id}`, name: `第${peer}${agency.name.slice(1)}` });
  dataset.forms.push({ ...first, id, agency_id: `100000-${id}`, source_place: place(line) });
  for (const row of dataset.indicators.filter(({ form_id }) => form_id === first.id)) {
    const own = `${id}-i${row.no}`;
    dataset.indicators.push({ ...row, id: own, form_id: id, source_place: place(line) });
    const targets = dataset.targets.filter(({ indicator_id }) => indicator_id === row.id);
    dataset.targets.push(...targets.map((target) => ({ ...target, indicator_id: own })));
  }
  for (const row of dataset.goals.filter(({ form_id }) => form_id === first.id))
    dataset.goals.push({ ...row, form_id: id });
  for (const row of dataset.amounts.filter(({ form_id }) => form_id === first.id))
    dataset.amounts.push({ ...row, form_id: id });
}

const UNIT_BRACKET = /[（(]([^（）()]{1,6})[)）]$/;
const PLACEHOLDER = /^(?:无|\/|—|不涉及|不适用)$/;

interface Extras {
  readonly symbol: string | null;
  readonly weight: string | null;
  readonly remark: string | null;
  readonly values: readonly (readonly [Period, string])[];
}

function extrasOf(cells: readonly string[], annual: string): Extras {
  const of = (name: string): string | null =>
    cells.find((cell) => cell.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
  const half = of('半年');
  const medium = of('中长期');
  return {
    symbol: of('符号'),
    weight: of('分值'),
    remark: of('备注'),
    values: [
      ['annual', annual],
      ...(half === null ? [] : [['half_year', half] as const]),
      ...(medium === null ? [] : [['medium_long_term', medium] as const]),
    ],
  };
}

function indicator(dataset: Dataset, line: Line): void {
  const [levels = '', printed = '', annual = '', ...more] = line.cells;
  const [label1 = '', label2 = ''] = levels.split('/');
  const { id: form_id, fiscal_year } = form(dataset, line);
  const level1 = findLevel1(vocabulary, label1)?.code ?? null;
  const level2 = label2 === '' ? null : (findLevel2(vocabulary, label2, level1 ?? '')?.code ?? null);
  const numbered = printed.replace(/^指标\s*\d+\s*[:：]\s*/, '');
  const bracket = UNIT_BRACKET.exec(numbered)?.[1] ?? '';
  const name = bracket !== '' && !/\d.*\d/.test(bracket) ? numbered.replace(UNIT_BRACKET, '') : numbered;
  const extras = extrasOf(more, annual);
  const context = {
    vocabulary,
    name,
    symbol: extras.symbol,
    unit: /\d/.test(bracket) ? '%' : bracket,
    fiscalYear: fiscal_year,
  };
  const read = extras.values.map(([period, text]) => ({ period, text, targets: parseTargets(text, context) }));
  const main = read[0]?.targets[0];
  const concept = findConcept(vocabulary, name, {
    level1,
    level2,
    kind: main?.kind ?? 'none',
    unit: main?.unit ?? null,
    target: annual,
  });
  const id = `${form_id}-i${next(dataset.indicators, form_id)}`;
  dataset.indicators.push({
    id,
    form_id,
    no: next(dataset.indicators, form_id),
    level1,
    level2,
    level1_label: orNull(label1),
    level2_label: orNull(label2),
    level1_origin: label1 === '' ? 'absent' : 'explicit',
    level2_origin: label2 === '' ? 'absent' : 'explicit',
    name: orNull(name),
    name_printed: orNull(printed),
    concept: concept?.code ?? null,
    direction: concept?.direction ?? 'not_applicable',
    symbol: extras.symbol,
    weight: extras.weight,
    is_placeholder: PLACEHOLDER.test(name) && PLACEHOLDER.test(annual),
    remark: extras.remark,
    source_place: place(line),
  });
  for (const { period, text, targets } of read) pushTargets(dataset, { indicator_id: id, period, text }, targets);
}

function pushTargets(
  dataset: Dataset,
  { indicator_id, period, text }: { indicator_id: string; period: Period; text: string },
  targets: readonly Target[],
): void {
  targets.forEach((target, at) =>
    dataset.targets.push({
      indicator_id,
      period,
      scope: at === 0 ? null : target.subject || `${at + 1}`,
      text: orNull(text),
      operator: target.operator,
      operator_explicit: target.operatorExplicit,
      value: target.value,
      value_max: target.valueMax,
      unit: target.unit,
      kind: target.kind,
      base_value: target.baseValue,
      base_unit: target.baseUnit,
      baseline: target.baseline,
      flags: orNull(target.flags.join(';')),
    }),
  );
}

/** Project forms belong to the department form of the same agency and year. */
function link(dataset: Dataset): void {
  for (const one of dataset.forms) {
    if (one.type === 'department') continue;
    const parent = dataset.forms.find(
      (other) =>
        other.type === 'department' && other.agency_id === one.agency_id && other.fiscal_year === one.fiscal_year,
    );
    one.parent_form_id = parent?.id ?? null;
  }
}
