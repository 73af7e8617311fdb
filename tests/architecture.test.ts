import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Who may import whom, as in the map of the README. `types` may be imported with `import type` only, because the rooms
 * on the left describe columns of the dataset without needing its code.
 */
const ROOMS: Record<string, { imports: string[]; types?: string[] }> = {
  text: { imports: [] },
  i18n: { imports: [] },
  vocabulary: { imports: ['text'], types: ['dataset'] },
  targets: { imports: ['text', 'vocabulary'], types: ['dataset'] },
  documents: { imports: ['text'] },
  dataset: { imports: ['text', 'vocabulary'] },
  forms: { imports: ['documents', 'text', 'vocabulary', 'targets', 'dataset'] },
  engines: { imports: ['dataset'] },
  // text: who types the initials of a word's pinyin finds the word, and text alone knows the sounds of characters.
  queries: { imports: ['text', 'dataset', 'vocabulary'], types: ['engines'] },
  similarity: { imports: ['text'] },
  rules: { imports: ['dataset', 'vocabulary', 'targets', 'queries', 'similarity', 'i18n'] },
  charts: { imports: ['i18n', 'vocabulary'], types: ['queries'] },
  ui: {
    imports: [
      'text',
      'i18n',
      'vocabulary',
      'targets',
      'documents',
      'dataset',
      'forms',
      'engines',
      'queries',
      'similarity',
      'rules',
      'charts',
    ],
  },
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+\s+from\s+)?['"]([^'"]+)['"]/g;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|svelte|mjs|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const name = relative(root, file);
  const fixed = [...source.matchAll(IMPORT)].map((match) => ({
    file: name,
    from: match[2] ?? '',
    typeOnly: match[1] !== undefined,
  }));
  const dynamic = [...source.matchAll(DYNAMIC)].map((match) => ({ file: name, from: match[1] ?? '', typeOnly: false }));
  return [...fixed, ...dynamic];
}

const library = filesBelow(join(root, 'src', 'lib'));
const roomOf = (file: string): string => relative(join(root, 'src', 'lib'), join(root, file)).split(/[\\/]/)[0] ?? '';
const allImports = library.flatMap(importsOf);
const say = ({ file, from }: Import): string => `${file} imports ${from}`;

/** Files that stand on an environment: engine files, workers, the SVG renderer and whatever else ends in .server.ts. */
const ENVIRONMENT = /\.(server|worker)\.ts$|duckdb-(wasm|native)|engines\//;

describe('the rooms of src/lib', () => {
  it('are exactly the rooms of the map', () => {
    const found = readdirSync(join(root, 'src', 'lib'), { withFileTypes: true });
    expect(found.filter((entry) => !entry.isDirectory()).map((entry) => entry.name)).toEqual([]);
    const rooms = found.map((entry) => entry.name);
    expect(rooms.filter((room) => !(room in ROOMS))).toEqual([]);
  });

  it('import only the rooms they may', () => {
    const wrong = allImports.filter(({ file, from, typeOnly }) => {
      if (!from.startsWith('#lib/')) return false;
      const target = from.split('/')[1] ?? '';
      const room = ROOMS[roomOf(file)];
      if (room === undefined || target === roomOf(file)) return true;
      return !room.imports.includes(target) && !(typeOnly && room.types?.includes(target));
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('are entered through their index, server or worker door', () => {
    const doors = /^#lib\/[a-z0-9]+\/(index|[a-z0-9-]+\.server|[a-z0-9-]+\.worker)\.ts(\?.*)?$/;
    const everywhere = [...allImports, ...filesBelow(join(root, 'src')).flatMap(importsOf)];
    const wrong = everywhere.filter(({ from }) => from.startsWith('#lib/') && !doors.test(from));
    expect(wrong.map(say)).toEqual([]);
  });

  it('leave a room only by #lib', () => {
    const wrong = allImports.filter(({ file, from }) => {
      if (!from.startsWith('.')) return false;
      return roomOf(relative(root, join(root, dirname(file), from))) !== roomOf(file);
    });
    expect(wrong.map(say)).toEqual([]);
  });

  it('below ui know no Node, no Svelte and no browser', () => {
    const wrong = allImports.filter(
      ({ file, from }) => roomOf(file) !== 'ui' && !ENVIRONMENT.test(file) && /^(node:|svelte|\$app)/.test(from),
    );
    expect(wrong.map(say)).toEqual([]);
    // By member, not by name alone: a window of characters and a document that is read are called so too.
    const globals =
      /\b(navigator|localStorage)\.|\bwindow\.(location|document|addEventListener|matchMedia|setTimeout|inner|scroll|open|performance)|\bdocument\.(body|head|cookie|documentElement|createElement|querySelector|getElement|addEventListener)|\bfetch\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/;
    const impure = library.filter((path) => {
      const file = relative(root, path);
      if (roomOf(file) === 'ui' || ENVIRONMENT.test(file)) return false;
      return globals.test(withoutComments(readFileSync(path, 'utf8')));
    });
    expect(impure.map((path) => relative(root, path))).toEqual([]);
  });

  it('touch ECharts only where charts are drawn', () => {
    const wrong = allImports.filter(({ file, from }) => /^echarts/.test(from) && roomOf(file) !== 'charts');
    expect(wrong.map(say)).toEqual([]);
  });
});

describe('the house', () => {
  it('has no room without a subject', () => {
    const vague = /(^|[\\/])(utils?|helpers?|common|misc|shared)(\.|[\\/])/i;
    expect(filesBelow(join(root, 'src')).filter((path) => vague.test(relative(root, path)))).toEqual([]);
  });

  it('keeps the agreed top level', () => {
    const agreed = ['src', 'static', 'data', 'tests', 'package.json', 'package-lock.json', 'tsconfig.json'];
    const more = [
      'svelte.config.js',
      'vite.config.ts',
      'README.md',
      'LICENSE',
      'node_modules',
      'build',
      'test-results',
    ];
    const found = readdirSync(root).filter((name) => !name.startsWith('.'));
    expect(found.filter((name) => ![...agreed, ...more].includes(name))).toEqual([]);
  });

  it('pins every package to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, range]) => !/^\d/.test(range));
    expect(loose).toEqual([]);
  });
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"])\/\/.*$/gm, '$1');
}
