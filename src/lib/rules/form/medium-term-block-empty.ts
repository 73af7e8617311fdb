import { formDraft, formFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

/** The label of a medium-term goal, printed in the form. */
const BLOCK = /(?:中长期|中期|长期)(?:绩效)?(?:总体)?目标/;

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
      zh: '项目属性为延续，表中印有中长期目标栏，却没有填写中长期目标和指标值。',
      en: 'The project is a continuing one and the form prints a medium-term block, but goal and targets in it are blank.',
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
    const block = form.printed.find(({ text }) => BLOCK.test(text));
    if (block === undefined) return NOT_TESTED;
    const hasGoal = form.goals.some(({ horizon, text }) => horizon === 'medium_long_term' && text.trim() !== '');
    const hasTarget = form.indicators.some(({ mediumTerm }) => (mediumTerm?.text ?? '').trim() !== '');
    if (hasGoal || hasTarget) return judged(null);
    const annual = form.goals.find(({ horizon }) => horizon === 'annual');
    const facts = [{ ...formFact(form, block.text), place: block.source_place }];
    return judged(
      formDraft(
        form,
        annual === undefined ? facts : [...facts, { ...formFact(form, ''), place: annual.source_place }],
        {
          message: {
            zh: '项目属性为延续，表中印有中长期目标栏，但中长期目标和中长期指标值都是空白。',
            en: 'The project continues over years and the form has a block for the medium term, but goal and targets in it are blank.',
          },
        },
      ),
    );
  },
);
