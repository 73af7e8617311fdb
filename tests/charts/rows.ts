import type {
  BudgetRow,
  ConceptGapRow,
  ConceptTargetRow,
  Distribution,
  FindingCounts,
  MixRow,
  Satisfaction,
} from '#lib/queries/index.ts';
import type { PlacedAgency, Placement } from '#lib/charts/index.ts';

const NAMES = [
  '庐山市信访局',
  '内蒙古自治区鄂尔多斯市达拉特旗人民政府信访局（信访维稳服务中心）',
  'A Bureau With a Very Long English Name That Does Not End',
  '{a|b}<script>&"quoted"',
];

const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;

/** Rows 0 … n−1. */
export function rows<R>(count: number, make: (index: number) => R): R[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function form(index: number): ConceptGapRow {
  return {
    form_id: `f${index}`,
    form_type: at(['project', 'special_fund', 'department'] as const, index),
    fiscal_year: index % 7 === 6 ? null : 2019 + (index % 6),
    project_name: `项目${index}`,
    agency_id: `a${index % 97}`,
    agency_name: index % 11 === 10 ? null : at(NAMES, index),
    agency_kind: 'petition',
    region_code: null,
    region_name: null,
  };
}

export function budgetRow(index: number): BudgetRow {
  const unknown = index % 5 === 4;
  const several = index % 11 === 3;
  return {
    ...form(index),
    forms: several ? 3 : 1,
    form_id: several ? null : `f${index}`,
    total_wan: unknown ? null : Math.round(10_000_000 / (index + 1)) / 100,
    half_year_wan: null,
    forms_with_total: unknown ? 0 : 1,
    forms_multi_year: several ? 1 : 0,
    forms_part_year: 0,
    forms_within_department: 0,
    notes: unknown ? ['unknown_amount'] : several ? ['multi_year', 'several_forms'] : [],
    comparable: !unknown && !several,
  };
}

export function findingCounts(count: number): FindingCounts {
  const agencies = rows(count, (index) => {
    const { form_type, agency_id, agency_name, agency_kind, region_code, region_name } = form(index);
    const [invalid, mistake, signal] = [index % 3, index % 23, index % 5];
    const forms = 1 + (index % 4);
    const findings = invalid + mistake + signal;
    const forms_with_finding = Math.min(forms, findings);
    return {
      ...{ form_type, agency_id, agency_name, agency_kind, region_code, region_name },
      ...{ forms, forms_with_finding, findings, invalid, mistake, signal },
    };
  });
  return { agencies, kinds: [], rules: [], versions: '77-abc 123' };
}

export function mixRow(index: number): MixRow {
  const placeholder = index % 4 === 3 ? 2 : 0;
  const [quantified, qualitative, blank] = [index % 9, (index * 7) % 400, index % 3];
  return {
    level1: index % 13 === 12 ? null : `level1_${index % 6}`,
    level2: index % 9 === 8 ? null : `a_rather_long_second_level_${index}`,
    forms: 1 + (index % 5),
    rows_printed: quantified + qualitative + blank + placeholder,
    quantified,
    qualitative,
    blank,
    placeholder,
  };
}

export function targetRow(index: number): ConceptTargetRow {
  const operator = at(['ge', 'gt', 'eq', 'none', 'le', 'lt', 'approx', 'between'] as const, index);
  const value = operator === 'none' ? null : at([95, 99, 80, 100, 60, 1, -3, 120], index);
  return {
    ...form(index),
    indicator_id: `i${index}`,
    concept: at(['closure_rate', 'resolution_rate', 'completion_rate'], index),
    direction: null,
    name: index % 4 === 3 ? '每年群众来信来访件约1000件，力争群众满意率达95%以上，且不低于上年' : '群众满意度',
    level1: null,
    level2: null,
    period: 'annual',
    scope: null,
    text: value === null ? '满意' : `${value}%`,
    operator,
    operator_explicit: index % 3 !== 2,
    value: value === null ? null : String(value),
    value_max: operator === 'between' ? '125' : null,
    unit: '%',
    kind: value === null ? 'qualitative' : 'rate',
    baseline: null,
    number: value === null ? null : value / 100,
    number_unit: '1',
    status: value === null ? 'qualitative' : 'quantified',
    source_place: `L${index}`,
  };
}

export function satisfaction(count: number): Satisfaction {
  return { targets: rows(count, targetRow), absent: rows(Math.ceil(count / 10), form) };
}

/** Targets of one concept as rates, and of another as counts of any size. */
export function distribution(count: number): Distribution {
  const units = [
    { concept: 'handled_case_count', kind: 'count', number_unit: '件', number: (index: number) => index * index },
    { concept: 'satisfaction_rate', kind: 'rate', number_unit: '1', number: (index: number) => 1 - index / 1000 },
  ];
  const groups = count === 0 ? [] : units;
  return {
    groups: groups.map(({ concept, kind, number_unit, number }) => {
      const numbers = rows(count, number).sort((a, b) => a - b);
      const nth = (share: number) => numbers[Math.floor((count - 1) * share)] ?? 0;
      const [minimum, lower_quartile, median, upper_quartile, maximum] = [
        nth(0),
        nth(0.25),
        nth(0.5),
        nth(0.75),
        nth(1),
      ];
      const spread = { minimum, lower_quartile, median, upper_quartile, maximum };
      const counts = { count, agencies: 1, forms: 1, at_full: 0, floors: 0, ceilings: 0, all_targets: count + 3 };
      return { concept, kind, number_unit, ...spread, ...counts };
    }),
    values: groups.flatMap(({ concept, kind, number_unit, number }) =>
      rows(count, (index) => ({ concept, kind, number_unit, number: number(index), count: 1 + (index % 5) })),
    ),
  };
}

/** Agencies among their peers; every ninth has no number, every fifth too few peers. */
export function placement(count: number): Placement {
  const list = rows(count, (index): PlacedAgency => {
    const value = index % 9 === 8 ? null : 1000 - index * 1.37;
    const hasPlace = value !== null && index % 5 !== 4;
    return {
      agencyId: `a${index}`,
      name: at(NAMES, index),
      rank: hasPlace ? index + 1 : null,
      value,
      previous: index % 4 === 0 ? 900 : null,
      peers: hasPlace
        ? { minimum: -20, lowerQuartile: 300, median: 500, upperQuartile: 800, maximum: 1000 - (index % 3) * 100 }
        : null,
      figure: value === null ? '无' : `${value.toFixed(2)} · +${index}`,
    };
  });
  const names = { own: '本单位', median: '中位数', band: '中间一半', range: '最低至最高', previous: '上年' };
  return { rows: list, write: (value) => value.toFixed(1), head: '数值（万元） · 与中位数之差（万元）', names };
}
