import { formDraft, indicatorFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { filledRows, isIn } from './framework.ts';

const RESULTS = /^(?:output|duty|duty_effectiveness|process|input|cost|operating_cost)/;
const EFFECTS = /^(?:benefit|social_effect|influence|sustainable_capacity)/;

export const missingLevel1 = formRule(
  {
    name: 'missing_level1',
    version: 2,
    family: 'category',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'form',
    title: { zh: '缺少产出或效益指标', en: 'Output or benefit missing' },
    summary: {
      zh: '一体化系统要求产出和效益下至少各有一项三级指标，本表缺其中之一。',
      en: 'The integrated system requires at least one indicator under output and one under benefit; one of them is missing.',
    },
    settings: {},
    related: [
      'missing_satisfaction',
      'missing_cost_indicator',
      'missing_quality_indicator',
      'missing_field',
      'blank_indicator',
    ],
  },
  (form) => {
    const rows = filledRows(form);
    if (
      form.mayContinue ||
      rows.length < 2 ||
      rows.some(({ row }) => row.level1 === null || row.level1_origin === 'garbled')
    )
      return NOT_TESTED;
    const missing = [
      rows.some((row) => isIn(row, RESULTS)) ? null : { zh: '产出', en: 'output' },
      rows.some((row) => isIn(row, EFFECTS)) ? null : { zh: '效益', en: 'benefit' },
    ].find((one) => one !== null);
    if (missing === undefined || missing === null) return judged(null);
    return judged(
      formDraft(
        form,
        rows.map((row) => indicatorFact(row, 'context')),
        {
          subject: [missing.en],
          numbers: { rows: rows.length },
          message: {
            zh: `${rows.length} 项指标中没有${missing.zh}指标。`,
            en: `None of the ${rows.length} indicators is under ${missing.en}.`,
          },
        },
      ),
    );
  },
);
