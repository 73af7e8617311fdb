import { describe, expect, it } from 'vitest';
import type { Finding, Report, Stance } from '#lib/rules/index.ts';
import { publicReport } from '../../src/lib/ui/public/public-report.ts';
import { contactHref, NO_SETTINGS, publicAddress, readPublicSettings } from '../../src/lib/ui/public/settings.ts';

describe('readPublicSettings', () => {
  it('takes what a publisher says', () => {
    const settings = readPublicSettings({
      address: 'https://czj.example.gov.cn/targets/?x#y',
      publisher: ' 某市财政局 ',
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      contact: 'office@example.gov.cn',
      date: '2026-11-20',
      stances: ['mistake', 'unheard'],
    });
    expect(settings).toEqual({
      address: 'https://czj.example.gov.cn/targets',
      publisher: '某市财政局',
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      contact: 'office@example.gov.cn',
      date: '2026-11-20',
      stances: ['mistake'],
    });
    expect(contactHref(settings)).toBe('mailto:office@example.gov.cn');
  });

  it.each([null, 'text', 7, [], {}])('leaves unsaid what %j does not say', (read) => {
    expect(readPublicSettings(read)).toEqual(NO_SETTINGS);
  });

  it('leaves out what it cannot use: no script address becomes a link', () => {
    const settings = readPublicSettings({
      address: 'javascript:alert(1)',
      contact: 'javascript:alert(1)',
      licence: { name: 'X', url: 'data:text/html,x' },
      date: 'yesterday',
    });
    expect(settings).toEqual({ ...NO_SETTINGS, licence: { name: 'X', url: null } });
  });

  it('keeps an empty list of stances: nothing is public then', () => {
    expect(readPublicSettings({ stances: [] }).stances).toEqual([]);
  });
});

describe('publicAddress', () => {
  const from = new URL('http://sveltekit-prerender/agencies/a/');
  it.each([
    [null, '../b/', '../b/'],
    ['https://x.gov.cn', '../b/', 'https://x.gov.cn/agencies/b/'],
    ['https://x.gov.cn/targets', '../b/', 'https://x.gov.cn/targets/agencies/b/'],
    ['https://x.gov.cn', '/en/', 'https://x.gov.cn/en/'],
  ])('on a site at %s %s is %s', (address, href, expected) => {
    expect(publicAddress({ address }, href, from)).toBe(expected);
  });

  it('does not say the folder twice where the site was built for it', () => {
    const below = new URL('http://sveltekit-prerender/targets/agencies/a/');
    expect(publicAddress({ address: 'https://x.gov.cn/targets' }, '../b/', below)).toBe(
      'https://x.gov.cn/targets/agencies/b/',
    );
  });
});

describe('publicReport', () => {
  const finding = (stance: Stance) => ({ stance }) as Finding;
  const head = { rule_set: '', reference: '', settings: [], setting_problems: [] };
  const report: Report = { ...head, rules: [], findings: [finding('invalid'), finding('mistake'), finding('signal')] };

  it('holds no finding of a stance that is not public', () => {
    const shown = publicReport(report, { stances: ['invalid', 'mistake'] });
    expect(shown.findings.map(({ stance }) => stance)).toEqual(['invalid', 'mistake']);
    expect(publicReport(report, { stances: [] }).findings).toEqual([]);
  });
});
