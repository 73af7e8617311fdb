import type { Bilingual } from '#lib/dataset/index.ts';
import { formDraft, testEach } from '../draft.ts';
import { type FormView, type TextView } from '../form-view.ts';
import { textFact } from '../draft.ts';
import { type NamedNumber, numbersIn } from '../reading/numbers.ts';
import { sentencesOf } from '../reading/span.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { inWan } from './money.ts';

interface Calculation {
  readonly start: number;
  readonly end: number;
  readonly kind: 'money' | 'rate';
  readonly expected: number;
  readonly stated: number;
  readonly explain: () => Bilingual;
}

const TOTAL_CUE = /一年|全年|每年|合计|共计|共需|总计|需/;
const STAFFING =
  /编制数?\D{0,3}(\d+)\D{1,12}?在职(?:人员)?数?\D{0,3}(\d+)\D{1,16}?控制率(约|为|:|：)?\s*(\d+(?:\.\d+)?)\s*[%％]/g;

/** n persons at X each, Y together: Y against n × X. */
function products(text: string): readonly Calculation[] {
  return sentencesOf(text).flatMap((sentence) => {
    const inside = numbersIn(text).filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const each = inside.find(({ kind, per }) => kind === 'money' && per !== '');
    const total = inside.find(
      (one) => one.kind === 'money' && one.per === '' && one !== each && TOTAL_CUE.test(one.subject),
    );
    if (each === undefined || total === undefined) return [];
    const counts = [...new Set(inside.filter((one) => isCountOf(one, each)).map(({ value }) => value))];
    const count = counts[0];
    if (count === undefined || counts.length !== 1) return [];
    return [product(each, total, count)];
  });
}

function isCountOf({ kind, unit }: NamedNumber, { per }: NamedNumber): boolean {
  return kind === 'count' && (unit === per || (per === '人' && unit === '名'));
}

function product(each: NamedNumber, total: NamedNumber, count: number): Calculation {
  const expected = (count * each.value) / 1e4;
  const stated = total.value / 1e4;
  return {
    start: Math.min(each.start, total.start),
    end: Math.max(each.end, total.end),
    kind: 'money',
    expected,
    stated,
    explain: () => ({
      zh: `${count} × ${each.text} 应为 ${inWan(expected).zh}，文中写 ${total.text}`,
      en: `${count} × ${each.text} makes ${inWan(expected).en}, the text says ${total.text}`,
    }),
  };
}

/** Staff over posts against the rate printed in the same sentence. */
function staffingRates(text: string): readonly Calculation[] {
  return [...text.matchAll(STAFFING)]
    .filter((match) => Number(match[1]) > 0)
    .map((match): Calculation => {
      const [whole, posts = '', inPost = '', , rate = ''] = match;
      const expected = Math.round((Number(inPost) / Number(posts)) * 1000) / 10;
      return {
        start: match.index,
        end: match.index + whole.length,
        kind: 'rate',
        expected,
        stated: Number(rate),
        explain: () => ({
          zh: `${inPost} ÷ ${posts} 约为 ${expected}%，文中写 ${rate}%`,
          en: `${inPost} ÷ ${posts} is about ${expected}%, the text says ${rate}%`,
        }),
      };
    });
}

/** A total followed by 其中 and its parts: the parts may not exceed it. */
function partsAboveTotal(text: string, tolerance: number): readonly Calculation[] {
  return sentencesOf(text).flatMap((sentence) => {
    const at = sentence.text.indexOf('其中');
    if (at < 0) return [];
    const inside = numbersIn(text).filter(
      (one) => one.kind === 'money' && one.per === '' && one.start >= sentence.start && one.end <= sentence.end,
    );
    const total = inside.filter(({ start }) => start < sentence.start + at).at(-1);
    const parts = inside.filter(({ start }) => start > sentence.start + at);
    const sum = parts.reduce((all, { value }) => all + value, 0) / 1e4;
    if (total === undefined || parts.length < 2 || sum <= total.value / 1e4 + tolerance) return [];
    return [
      {
        start: total.start,
        end: parts.at(-1)?.end ?? total.end,
        kind: 'money' as const,
        expected: sum,
        stated: total.value / 1e4,
        explain: () => ({
          zh: `其中各项合计 ${inWan(sum).zh}，大于 ${total.text}`,
          en: `the parts named add up to ${inWan(sum).en}, more than ${total.text}`,
        }),
      },
    ];
  });
}

interface Tested {
  readonly view: TextView;
  readonly calculations: readonly Calculation[];
}

function calculationsIn(view: TextView): Tested {
  return {
    view,
    calculations: [...products(view.text), ...staffingRates(view.text), ...partsAboveTotal(view.text, 0.011)],
  };
}

export const sentenceArithmeticMismatch = formRule(
  {
    name: 'sentence_arithmetic_mismatch',
    version: 1,
    family: 'sums',
    stance: 'invalid',
    severity: 'medium',
    on: true,
    unit: 'text',
    title: { zh: '文字中的计算不成立', en: 'A calculation in the text does not hold' },
    summary: {
      zh: '文字里写明的人数×标准、在职÷编制或“其中”各项，与同一句写出的结果不符。',
      en: 'Persons × rate, staff ÷ posts, or the parts after 其中 do not give the result stated in the same sentence.',
    },
    settings: {
      most_points: threshold(5, '文中多用“约”，5 个百分点以内不提示', 'Texts often round; up to 5 points are let pass'),
      most_share: threshold(0.02, '金额允许 2% 的舍入', 'Amounts may be rounded by 2%'),
    },
    related: ['amount_conflict_narrative', 'status_quo_as_target'],
  },
  (form, settings) =>
    testEach(
      textsWithIndicators(form).map(calculationsIn),
      ({ calculations }) => calculations.length > 0,
      ({ view, calculations }) => {
        const wrong = calculations.filter((one) => !holds(one, settings));
        const first = wrong[0];
        if (first === undefined) return null;
        const told = wrong.map(({ explain }) => explain());
        return formDraft(
          form,
          wrong.map((one) => textFact(form, view, one)),
          {
            subject: [view.role, view.part],
            numbers: { expected: first.expected, stated: first.stated },
            message: {
              zh: `${told.map(({ zh }) => zh).join('；')}。`,
              en: `${told.map(({ en }) => en).join('; ')}.`,
            },
          },
        );
      },
    ),
);

interface Room {
  readonly most_points: number;
  readonly most_share: number;
}

function holds({ kind, expected, stated }: Calculation, { most_points, most_share }: Room): boolean {
  return Math.abs(expected - stated) <= (kind === 'rate' ? most_points : Math.max(0.011, most_share * stated));
}

/** The running texts of a form and its indicator cells as printed. */
function textsWithIndicators({ texts, indicators }: FormView): readonly TextView[] {
  const cells = indicators.map(({ row }): TextView => ({
    role: 'narrative',
    part: row.name ?? String(row.no),
    text: row.name_printed ?? '',
    place: row.source_place,
  }));
  return [...texts, ...cells.filter(({ text }) => /\d/.test(text))];
}
