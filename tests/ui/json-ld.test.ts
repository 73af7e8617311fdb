import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breadcrumbList,
  catalogNode,
  datasetNode,
  governmentOrganization,
  jsonLdText,
  type DatasetNote,
  type Node,
} from '../../src/lib/ui/public/json-ld.ts';
import { NO_SETTINGS, readPublicSettings } from '../../src/lib/ui/public/settings.ts';
import { vocabularyFaults } from './vocabulary-check.ts';

const NOTE: DatasetNote = {
  url: 'https://x.gov.cn/agencies/a/',
  name: '某市信访局的绩效目标',
  description: '预算安排、指标构成与目标值',
  language: 'zh-CN',
  years: [2023, 2024],
  place: '某市',
  agency: { name: '某市信访局', url: 'https://x.gov.cn/agencies/a/' },
  distributions: [{ url: 'https://x.gov.cn/agencies/a/data.csv', mediaType: 'text/csv', format: 'CSV' }],
  measured: ['满意度'],
  catalog: { name: '绩效目标数据集', url: 'https://x.gov.cn/data/' },
  version: 'abc12345',
};
const SETTINGS = readPublicSettings({
  address: 'https://x.gov.cn',
  publisher: '财政局',
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  date: '2026-11-20',
});

function graph(nodes: readonly Node[]): unknown {
  return JSON.parse(jsonLdText(nodes));
}

describe('the graph of a page', () => {
  const crumbs = breadcrumbList([
    { label: '单位', url: 'https://x.gov.cn/agencies/' },
    { label: '某市信访局', url: NOTE.url },
  ]);
  const agency = governmentOrganization({ name: '某市信访局', url: NOTE.url, place: '某市' });

  it('holds to the vocabularies', () => {
    const nodes = [datasetNode(NOTE, SETTINGS), catalogNode(NOTE.catalog), agency, crumbs];
    expect(vocabularyFaults(graph(nodes), { absolute: true })).toEqual([]);
  });

  it('holds to them without address, years, licence and publisher too, and claims none', () => {
    const bare = { ...NOTE, url: '../', years: null, place: null, agency: null, version: null, measured: [] };
    const node = datasetNode(bare, NO_SETTINGS);
    expect(vocabularyFaults(graph([node]), { absolute: false })).toEqual([]);
    expect(Object.keys(node)).not.toEqual(expect.arrayContaining(['license']));
    expect(JSON.stringify(node)).not.toContain('null');
  });

  it('is caught by the check when it breaks a rule', () => {
    const broken = { ...datasetNode(NOTE, SETTINGS), name: undefined, description: 'x'.repeat(6000) };
    expect(vocabularyFaults(graph([broken]), { absolute: true })).toHaveLength(2);
    const local = datasetNode({ ...NOTE, url: '/agencies/a/' }, SETTINGS);
    expect(vocabularyFaults(graph([local]), { absolute: true }).length).toBeGreaterThan(0);
  });

  it('says one year as one, several as an interval', () => {
    expect(datasetNode(NOTE, SETTINGS)['temporalCoverage']).toBe('2023/2024');
    expect(datasetNode({ ...NOTE, years: [2024, 2024] }, SETTINGS)['temporalCoverage']).toBe('2024');
  });
});

describe('jsonLdText', () => {
  it('cannot end its element, whatever an agency is called', () => {
    const hostile = '</script><script>alert(1)</script><!-- & \u2028';
    const text = jsonLdText([governmentOrganization({ name: hostile, url: 'x', place: null })]);
    expect(text).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(text)['@graph'][0].name).toBe(hostile);
  });

  it('keeps every text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const text = jsonLdText([{ '@type': 'Thing', name }]);
        expect(text).not.toMatch(/[<>&]/);
        expect(JSON.parse(text)['@graph'][0].name).toBe(JSON.parse(JSON.stringify(name)));
      }),
    );
  });
});
