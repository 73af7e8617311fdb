import { textFact } from '../draft.ts';
import { shorten } from '../reading/span.ts';
import { datasetRule, type Draft } from '../rule.ts';
import { threshold } from '../setting.ts';
import { type Remnant, remnantsOf } from './leftovers.ts';
import { sharedTexts } from './shared-texts.ts';

export const foreignNameInSharedText = datasetRule(
  {
    name: 'foreign_name_in_shared_text',
    version: 1,
    family: 'reuse',
    stance: 'signal',
    severity: 'high',
    on: true,
    unit: 'form',
    title: { zh: '雷同文字中留有外地或外单位名称', en: 'Name of another place or agency in a shared text' },
    summary: {
      zh: '与另一单位相同的一段文字里，写着那家单位或那个地方的名称，而本单位与其无隶属关系。',
      en: 'A passage shared with another agency names that agency or its place, to which this agency does not belong.',
    },
    settings: {
      least_fresh: threshold(
        26,
        '相同且其他单位少用的字数；留有名称时可略短',
        'Equal characters that few others use; a little fewer will do where a name is left',
      ),
    },
    related: ['text_shared_across_agencies', 'copy_paste_within_form', 'repeated_sentence'],
  },
  (index, { least_fresh }) => {
    const { passages, agencies, across } = sharedTexts(index);
    const forms = new Set(passages.map(({ formId }) => formId));
    const remnants = [...across.values()]
      .flat()
      .filter(({ run }) => run.bits >= least_fresh)
      .flatMap((shared) => remnantsOf(index, shared, ['foreign_place', 'foreign_agency']));
    const drafts = [...byForm(remnants).values()].flatMap((own) => draft(own) ?? []);
    return { total: forms.size, tested: agencies < 2 ? 0 : forms.size, drafts };
  },
);

function byForm(remnants: readonly Remnant[]): ReadonlyMap<string, readonly Remnant[]> {
  const found = new Map<string, Remnant[]>();
  for (const one of remnants) {
    const list = found.get(one.form.row.id);
    if (list === undefined) found.set(one.form.row.id, [one]);
    else list.push(one);
  }
  return found;
}

function draft(remnants: readonly Remnant[]): Draft | null {
  const [first] = remnants;
  if (first === undefined) return null;
  const { form, other, run, clause } = first;
  const names = [...new Set(remnants.map(({ leftover }) => leftover.text))];
  return {
    subject: names,
    forms: [form, ...remnants.map((one) => one.other)],
    facts: remnants.flatMap((one) => [textFact(one.form, one.view, one.leftover), textFact(one.other, one.otherView)]),
    numbers: { characters: run.matched, names: names.length },
    message: {
      zh: `${form.agency}的文字“${shorten(clause.text)}”写着${names.map((name) => `“${name}”`).join('、')}，与${other.agency}的一段文字相同，待核实。`,
      en: `The text of ${form.agency}, “${shorten(clause.text)}”, names ${names.map((name) => `“${name}”`).join(', ')} and is the same as a passage of ${other.agency}; to be looked into.`,
    },
  };
}
