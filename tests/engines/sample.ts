import { type Dataset, emptyDataset, type Row } from '#lib/dataset/index.ts';

const FORM = {
  type: 'project',
  title: null,
  project_code: null,
  project_attribute: null,
  project_category: null,
  functional_code: null,
  start: '2023-01',
  end: null,
  supervising_department: null,
  parent_form_id: null,
  posts: null,
  in_post: 12,
  retired: null,
  source_file: 'a.txt',
  source_sha256: 'a'.repeat(64),
  source_place: 'L1',
} as const;

const TARGET = {
  period: 'annual',
  scope: null,
  operator_explicit: true,
  value_max: null,
  base_value: null,
  base_unit: null,
  baseline: null,
  flags: null,
} as const;

function indicator(no: number, form_id: string, name: string): Row<'indicators'> {
  return {
    id: `i${no}`,
    form_id,
    no,
    level1: 'output',
    level2: no === 1 ? 'output_quantity' : null,
    level1_label: '产出指标',
    level2_label: null,
    level1_origin: 'explicit',
    level2_origin: no === 1 ? 'explicit' : 'absent',
    name,
    name_printed: name,
    concept: null,
    direction: 'higher_is_better',
    symbol: null,
    weight: '12.50',
    is_placeholder: no === 3,
    remark: null,
    source_place: `L${no}`,
  };
}

/** Two agencies, two forms, three indicators and every kind of value an engine has to carry. */
export function sampleDataset(): Dataset {
  return {
    ...emptyDataset(),
    regions: [
      { code: '150000', name: '内蒙古自治区', level: 'province', parent_code: null },
      { code: '150300', name: '乌海市', level: 'prefecture', parent_code: '150000' },
    ],
    agencies: [
      { id: '150300-a', name: '乌海市"甲"局', region_code: '150300', kind: 'petition' },
      { id: '150300-b', name: "乌海市乙,'丙'局", region_code: '150300', kind: null },
    ],
    forms: [
      {
        ...FORM,
        id: 'a-2023',
        agency_id: '150300-a',
        fiscal_year: 2023,
        project_name: '第一行\n第二行',
        submitted_on: '2022-11-30',
        total_wan: '1051.92',
      },
      {
        ...FORM,
        id: 'b-2023',
        agency_id: '150300-b',
        fiscal_year: 2023,
        project_name: '制表\t符与回车\r\n尾',
        submitted_on: null,
        total_wan: null,
      },
    ],
    indicators: [indicator(1, 'a-2023', '办结率'), indicator(2, 'a-2023', '满意度'), indicator(3, 'b-2023', '无')],
    targets: [
      { ...TARGET, indicator_id: 'i1', text: '≥95%', operator: 'ge', value: '95', unit: '%', kind: 'rate' },
      { ...TARGET, indicator_id: 'i2', text: '2023-12', operator: 'le', value: '2023-12', unit: null, kind: 'date' },
      { ...TARGET, indicator_id: 'i3', text: null, operator: 'none', value: null, unit: null, kind: 'none' },
    ],
  };
}
