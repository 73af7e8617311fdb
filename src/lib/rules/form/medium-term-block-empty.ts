import { formDraft, formFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

export const mediumTermBlockEmpty = formRule(
  {
    name: 'medium_term_block_empty',
    version: 1,
    family: 'form',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '中长期目标空白', en: 'Medium-term goal left empty' },
    summary: {
      zh: '项目属性为延续，却没有中长期目标，也没有任何中长期指标值。',
      en: 'The project is a continuing one, but there is neither a medium-term goal nor any medium-term target.',
    },
    settings: {
      attributes: words(
        'continuing|staged',
        '跨年实施的项目属性；经常性项目按年安排',
        'Attributes of projects over several years; recurring ones are planned by year',
      ),
    },
    related: ['missing_field'],
  },
  (form, { attributes }) => {
    const { project_attribute } = form.row;
    if (project_attribute === null || !attributes.includes(project_attribute) || form.goals.length === 0)
      return NOT_TESTED;
    const hasGoal = form.goals.some(({ horizon, text }) => horizon === 'medium_long_term' && text.trim() !== '');
    const hasTarget = form.indicators.some(({ mediumTerm }) => (mediumTerm?.text ?? '').trim() !== '');
    if (hasGoal || hasTarget) return judged(null);
    const annual = form.goals.find(({ horizon }) => horizon === 'annual');
    const fact = formFact(form, form.row.project_name ?? '');
    return judged(
      formDraft(form, [annual === undefined ? fact : { ...fact, place: annual.source_place }], {
        message: {
          zh: '项目属性为延续，但没有中长期目标和中长期指标值。',
          en: 'The project continues over years, but has no medium-term goal and no medium-term target.',
        },
      }),
    );
  },
);
