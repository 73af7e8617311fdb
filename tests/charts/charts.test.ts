import { describe, expect, it } from 'vitest';
import {
  budgetChart,
  CHART_COLOURS,
  distributionChart,
  findingsChart,
  mixChart,
  placedPicture,
  ratesChart,
  satisfactionChart,
  type Chart,
} from '#lib/charts/index.ts';
import { messagesFor } from '#lib/i18n/index.ts';
import { CONTEXTS, context, draw, overlap } from './drawing.ts';
import { budgetRow, distribution, findingCounts, mixRow, placement, rows, satisfaction, targetRow } from './rows.ts';

interface Case<D> {
  readonly chart: Chart<D>;
  readonly data: (count: number) => D;
}

/** Keeps a chart and its data together while forgetting which they are. */
function withCase<D>(own: Case<D>) {
  return {
    name: own.chart.name,
    draw: (count: number, at = context()) => draw(own.chart, own.data(count), at),
    describe: (count: number, at = context()) => own.chart.describe(own.data(count), at),
    table: (count: number, at = context()) => own.chart.table(own.data(count), at),
  };
}

const CASES = [
  withCase({ chart: budgetChart, data: (count) => rows(count, budgetRow) }),
  withCase({ chart: mixChart, data: (count) => rows(count, mixRow) }),
  withCase({ chart: findingsChart, data: findingCounts }),
  withCase({ chart: satisfactionChart, data: satisfaction }),
  withCase({ chart: ratesChart, data: (count) => rows(count, targetRow) }),
  withCase({ chart: distributionChart, data: distribution }),
];

const CUSTOM_COLOURS = new Set(Object.keys(CHART_COLOURS).map((name) => `var(--chart-${name})`));

describe.each(CASES)('the $name chart', ({ draw, describe: sentence, table }) => {
  it.each([0, 1, 2, 10, 500])('draws %d rows in both languages and layouts, well-formed and whole', (count) => {
    for (const at of CONTEXTS) {
      const { svg, width, height, texts } = draw(count, at);
      const where = `${at.locale} ${at.width}`;
      expect(svg, where).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(width, where).toBe(at.width === 'narrow' ? 360 : 880);
      for (const { text, left, right, top, bottom } of texts) {
        expect(left, `${where}: ${text}`).toBeGreaterThanOrEqual(-0.5);
        expect(right, `${where}: ${text}`).toBeLessThanOrEqual(width + 0.5);
        expect(top, `${where}: ${text}`).toBeGreaterThanOrEqual(-0.5);
        expect(bottom, `${where}: ${text}`).toBeLessThanOrEqual(height + 0.5);
      }
    }
  });

  it('lets no text stand on another', () => {
    for (const at of CONTEXTS) {
      for (const count of [10, 60]) {
        const { texts } = draw(count, at);
        const pairs = texts.flatMap((a, index) => texts.slice(index + 1).map((b) => [a, b] as const));
        const covering = pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.text} | ${b.text}`);
        expect(covering, `${at.locale} ${at.width} ${count}`).toEqual([]);
      }
    }
  });

  it('says so when there is no data', () => {
    for (const at of CONTEXTS) {
      const { noData } = messagesFor(at.locale).charts;
      expect(draw(0, at).texts.map(({ text }) => text)).toEqual([noData]);
      expect(sentence(0, at)).toBe(noData);
      expect(table(0, at).rows).toEqual([]);
    }
  });

  it('uses the colours of the theme and no others', () => {
    const { elements } = draw(10);
    for (const { attributes } of elements) {
      for (const name of ['fill', 'stroke', 'color', 'stop-color']) {
        const value = attributes.get(name);
        if (value === undefined || value === 'none' || value === 'transparent' || value.startsWith('url(#')) continue;
        expect(CUSTOM_COLOURS, `${name}="${value}"`).toContain(value);
      }
    }
  });

  it('keeps its ids to itself, uses only those it has, and writes no style', () => {
    const { svg, elements } = draw(10);
    const ids = elements.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(ids.every((id) => /^[a-z]+-wide-/.test(id))).toBe(true);
    const used = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
    expect(used.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
    expect(svg).not.toMatch(/<style| style=| class=|zr\d/);
  });

  it('draws the same picture again, byte for byte', () => {
    expect(draw(10).svg).toBe(draw(10).svg);
  });

  it('has a table whose rows are as long as its columns, numbers with texts', () => {
    for (const at of CONTEXTS) {
      const { columns, rows: list } = table(10, at);
      expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
      expect(list.length).toBeGreaterThan(0);
      for (const { cells } of list) {
        expect(cells).toHaveLength(columns.length);
        for (const [index, { value, text }] of cells.entries()) {
          expect(text).not.toMatch(/NaN|undefined|null/);
          if (columns[index]?.numeric && value !== null) expect(typeof value).toBe('number');
          if (value !== null) expect(text).not.toBe('');
        }
      }
    }
  });

  it('describes itself in a sentence with numbers', () => {
    for (const at of CONTEXTS) {
      expect(sentence(10, at)).toMatch(/\d/);
      expect(sentence(10, at)).not.toMatch(/NaN|undefined|null|\[object/);
      expect(sentence(10, at).trim()).toMatch(/[。.]$/);
    }
  });
});

describe('the picture of agencies among their peers', () => {
  it.each([1, 2, 10, 60])('draws %d rows in both languages and layouts, with no text on another', (count) => {
    for (const at of CONTEXTS) {
      const { svg, width, height, texts } = draw(placedPicture, placement(count), at);
      const where = `${at.locale} ${at.width} ${count}`;
      expect(svg, where).not.toMatch(/NaN|undefined|Infinity|\[object/);
      for (const { text, left, right, top, bottom } of texts) {
        const isInside = left >= -0.5 && right <= width + 0.5 && top >= -0.5 && bottom <= height + 0.5;
        expect(isInside, `${where}: ${text}`).toBe(true);
      }
      const pairs = texts.flatMap((a, index) => texts.slice(index + 1).map((b) => [a, b] as const));
      expect(
        pairs.filter(([a, b]) => overlap(a, b)).map(([a, b]) => `${a.text} | ${b.text}`),
        where,
      ).toEqual([]);
    }
  });

  it('draws all on one scale, keeps the chosen agency in sight and says so when nobody is there', () => {
    const data = placement(60);
    const chosen = { ...context(), agencyId: 'a55' };
    const written = draw(placedPicture, data, chosen).texts.map(({ text }) => text);
    expect(written.some((text) => text.startsWith('56. '))).toBe(true);
    expect(written.some((text) => text.startsWith('40. '))).toBe(false);
    expect(written).toContain(messagesFor('zh').charts.rowsLeftOut(20));
    const nobody = draw(placedPicture, placement(0)).texts.map(({ text }) => text);
    expect(nobody).toEqual([messagesFor('zh').charts.noData]);
  });
});
