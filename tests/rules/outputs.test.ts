import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  decide,
  FINDING_COLUMNS,
  mergeReviews,
  reviewFindings,
  type Finding,
  type Review,
  RULES,
  sarifLog,
  settingText,
  writeFindings,
} from '#lib/rules/index.ts';
import { realDataset, report } from './corpus.ts';
import { sketch } from './sketch.ts';

const dataset = realDataset();
const result = report(dataset, RULES);

describe('findings as CSV', () => {
  const { data, meta } = Papa.parse<Record<string, string>>(writeFindings(result), {
    header: true,
    skipEmptyLines: true,
  });

  it('have the agreed columns and one line per finding', () => {
    expect(meta.fields).toEqual([...FINDING_COLUMNS]);
    expect(meta.fields?.slice(0, 11)).toEqual(
      'id,rule,stance,severity,form_ids,indicator_ids,places,message_zh,message_en,evidence,rule_version'.split(','),
    );
    expect(data.length).toBe(result.findings.length);
  });

  it('keep lists, evidence and versions', () => {
    data.forEach((row, at) => {
      const finding = result.findings[at];
      expect(row.form_ids?.split(';')).toEqual(finding?.form_ids);
      expect(JSON.parse(row.evidence ?? '')).toEqual(finding?.evidence);
      expect(row.versions).toBe(`${result.rule_set} ${result.reference}`);
      const own = result.settings.filter(({ rule }) => rule === row.rule);
      expect(row.settings).toBe(own.map(({ setting, value }) => `${setting}=${settingText(value)}`).join('; '));
    });
  });
});

describe('findings as SARIF', () => {
  const log = sarifLog({ report: result, rules: RULES, dataset, language: 'zh' });

  it('name the file and line of every finding and the rule it belongs to', () => {
    const [run] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(run?.results.length).toBe(result.findings.length);
    for (const one of run?.results ?? []) {
      expect(run?.tool.driver.rules[one.ruleIndex]?.id).toBe(one.ruleId);
      const [location] = one.locations;
      expect(location?.physicalLocation.artifactLocation.uri).toMatch(/^00\d_.*\.txt$/);
      expect(location?.physicalLocation.region?.startLine).toBeGreaterThan(0);
    }
  });
});

const one = (finding: Finding | undefined): Finding => {
  if (finding === undefined) throw new Error('no finding');
  return finding;
};

describe('reviews', () => {
  const vague = (value: string): Finding =>
    one(
      report(
        sketch(`单位 甲县图书馆\n表 project | 2024 | 阅读\n指标 产出指标/数量指标 | 举办讲座场次 | ${value}`),
        RULES,
      ).findings.find(({ rule }) => rule === 'vague_number'),
    );
  const at = '2024-03-01T08:00:00Z';

  it('stay while nothing changes, and are reopened by another value or rule version', () => {
    const review = decide(vague('约20场'), { decision: 'dismissed', note: '历年如此', at });
    expect(reviewFindings([vague('约20场')], [review])[0]?.status).toBe('dismissed');
    expect(reviewFindings([vague('约25场')], [review])[0]).toMatchObject({
      status: 'reopened',
      review: { note: '历年如此', seen: '举办讲座场次 → 约20场' },
    });
    expect(reviewFindings([vague('约20场')], [{ ...review, rule_version: 0 }])[0]?.status).toBe('reopened');
    expect(reviewFindings([vague('约20场')], [])[0]?.status).toBe('open');
  });

  it('are merged by finding, the latest decision winning', () => {
    const earlier = decide(vague('约20场'), { decision: 'dismissed', note: '', at });
    const later: Review = { ...earlier, decision: 'confirmed', decided_at: '2024-03-02T08:00:00Z' };
    expect(mergeReviews([earlier], [later])).toEqual([later]);
    expect(mergeReviews([later], [earlier])).toEqual([later]);
    expect(mergeReviews([earlier], [{ ...earlier, decision: 'confirmed' }])).toEqual([earlier]);
  });
});
