import { describe, expect, it } from 'vitest';
import {
  alignRun,
  comparePassages,
  compareForms,
  findLeftovers,
  finish,
  formCorpus,
  formEvidence,
  Gazetteer,
  levelOf,
  packForms,
  packPassages,
  RUN_LINE,
  strayRows,
  type Framework,
  type SharedRun,
} from '#lib/similarity/index.ts';
import { readTable, realForms, realPassages, regionsAbove } from './real-forms.ts';

const forms = realForms();
const passages = realPassages();
const PROJECTS = ['联席会办信访资金', '信访救助资金', '信访驻京统一办公费用', '信访驻外应急小组费用'];
/** 财预〔2020〕10号: the framework of project evaluation, as domain.md 1.2 lists it. */
const FRAMEWORK: Framework = {
  code: '财预〔2020〕10号',
  names: (
    '立项依据充分性 立项程序规范性 绩效目标合理性 绩效指标明确性 绩效目标确定性 预算编制科学性 资金分配合理性 ' +
    '资金到位率 预算执行率 资金使用合规性 管理制度健全性 制度执行有效性'
  ).split(' '),
};
const numberOf = (project: string): number => forms.findIndex((form) => form.project === project);

describe('the ten real forms', () => {
  const reuse = finish(comparePassages(packPassages(passages), { line: 10 }));
  const firstOwner = (text: number) => {
    const passage = passages[reuse.texts.owners[reuse.texts.ownerStarts[text] ?? 0] ?? 0];
    if (!passage) throw new Error('a text without an owner');
    return passage;
  };
  const sides = (run: SharedRun) => ({ left: firstOwner(run.leftText), right: firstOwner(run.rightText) });
  const between = (field: string, other: string): SharedRun[] =>
    reuse.runs.filter((run) => {
      const { left, right } = sides(run);
      return (
        (left.id.includes(field) && right.id.includes(other)) || (left.id.includes(other) && right.id.includes(field))
      );
    });

  it("show 湛江's goal pasted into its tasks", () => {
    const runs = between('440800', '440800').filter((run) => sides(run).left.id.includes('goal'));
    const [whole, fourth] = runs.sort((one, two) => two.matched - one.matched);
    expect(whole?.matched).toBeGreaterThan(500);
    expect(fourth?.matched).toBeGreaterThan(75);
    expect(Math.min(whole?.bits ?? 0, fourth?.bits ?? 0)).toBeGreaterThan(2 * RUN_LINE);
  });

  it('show nothing between agencies but set phrases below the line', () => {
    const crossing = reuse.runs.filter((run) => sides(run).left.agency !== sides(run).right.agency);
    expect(crossing.length).toBeGreaterThan(0);
    expect(crossing.filter(({ bits }) => bits >= RUN_LINE)).toEqual([]);
  });

  it('show 2023年 left in a form of 2024', () => {
    const gazetteer = new Gazetteer([]);
    const form = forms[numberOf('信访驻外应急小组费用')];
    const own = new Set(regionsAbove('320682'));
    const found = reuse.runs.flatMap((run) => {
      const { left, right } = sides(run);
      if (left.form !== form?.id || right.form !== form.id || run.leftText === run.rightText) return [];
      const side = (text: string) => ({ text, own, year: 2024 });
      const aligned = alignRun(left.text, right.text, run);
      return findLeftovers({ left: side(left.text), right: side(right.text), run: aligned }, gazetteer);
    });
    expect(new Set(found.map(({ kind, text }) => `${kind} ${text}`))).toEqual(new Set(['wrong_year 2023年']));
  });

  const corpus = finish(formCorpus(packForms(forms), [FRAMEWORK]));

  it("tell 如皋's row pasted into four projects from the rows that must recur", () => {
    const texts = forms.map(({ id, project }) => {
      const own = passages.filter((passage) => passage.form === id).map(({ text }) => text);
      return [project, ...own].join(' ');
    });
    const found = strayRows(corpus, texts);
    expect(found.map(({ name }) => name)).toEqual(['来信办理']);
    expect(found[0]?.home.map(({ form }) => forms[form]?.project)).toEqual(PROJECTS.slice(0, 1));
    expect(found[0]?.stray.map(({ form }) => forms[form]?.project)).toEqual(PROJECTS.slice(1));
  });

  it('fold the prescribed rows of two projects and show the rest as shared', () => {
    const [left, right] = [numberOf('信访驻京统一办公费用'), numberOf('信访驻外应急小组费用')];
    const { items, blocks, official, onlyLeft, onlyRight } = formEvidence(corpus, left, right);
    const shared = [...items, ...blocks.flatMap((block) => block.items)].map(({ name }) => name);
    expect(shared).toEqual(expect.arrayContaining(['来信办理', '群众满意度', '是否通过有效的工作压降越访数量']));
    expect(official[0]?.names).toHaveLength(10);
    expect([...onlyLeft, ...onlyRight]).toEqual([]);
  });

  it('give no verdict: five agencies are too few to tell habit from copying', () => {
    const { pairs } = finish(compareForms(corpus));
    expect(readTable('agencies').length).toBe(5);
    expect(pairs.every(({ relation }) => relation === 'same_agency')).toBe(true);
    expect(pairs.every(({ bits }) => levelOf(bits, 5) === undefined)).toBe(true);
  });
});
