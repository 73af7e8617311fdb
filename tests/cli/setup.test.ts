import { expect, it } from 'vitest';
import { below, programFiles, viteBuild } from '../../src/cli/setup.mjs';

it('builds for production whatever the environment says', () => {
  const { args, settings } = viteBuild('warn', { NODE_ENV: 'test', DUIBIAO_BASE: '/x' });
  expect(process.env['NODE_ENV']).not.toBe('production');
  expect(settings).toEqual({ NODE_ENV: 'production', DUIBIAO_BASE: '/x' });
  expect(args.slice(1)).toEqual(['build', '--logLevel', 'warn']);
});

it('names every file the program is made of, by its place in the project', () => {
  expect(programFiles()).toEqual(expect.arrayContaining(['package-lock.json', 'src/app.html', 'src/cli/setup.mjs']));
  expect(below('data/vocabulary')).toContain('data/vocabulary/levels.csv');
  expect(below('no-such-folder')).toEqual([]);
});
