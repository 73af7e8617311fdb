import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { type Command, EXIT, type ExitCode, InputError, type Invocation, type Output, UsageError } from './command.ts';
import { folderArgument } from './folder.ts';
import { problemLine } from './problem-line.ts';
import { readConfig } from './publishing/config.ts';
import { REDIRECTS } from './publishing/inputs.ts';
import { readRedirects } from './publishing/redirects.ts';
import { root } from './setup.mjs';
import { type PublishReport, publishSite } from './publishing/publication.ts';

/** The documents of the sample dataset in `data/`. */
const SAMPLE_DOCUMENTS = join(root, 'tests', 'fixtures', 'forms', 'real');

/** `publish DIR --out SITE`: the static site for a dataset. */
export const publish: Command = {
  name: 'publish',
  summary: 'write the public site of a dataset: pages, data, feeds and checksums, after looking for personal data',
  usage:
    'publish DIR --out SITE [--origin URL] [--base PATH] [--documents DIR] [--stances a,b] [--jobs N] [--no-compress] [--json]',
  options: {
    out: { type: 'string' },
    origin: { type: 'string' },
    base: { type: 'string' },
    documents: { type: 'string' },
    stances: { type: 'string' },
    jobs: { type: 'string' },
    'no-compress': { type: 'boolean' },
  },
  optionTexts: {
    'out SITE': 'the public folder; only files that changed are written',
    'origin URL':
      'where the site will stand, https://example.gov.cn: needed for the sitemap, the feed and canonical links',
    'base PATH': 'the folder of the host it lies in: /name',
    'documents DIR': 'the documents the dataset was read from; DIR/documents unless told',
    'stances a,b': 'findings that are public: invalid, mistake, signal; invalid,mistake unless told',
    'jobs N': 'so many processes render; two unless told or the machine has one core',
    'no-compress': 'no .gz and .br copies beside the files',
  },
  async run(invocation) {
    const { positionals, option, isSet, json, output } = invocation;
    if (positionals.length > 1) throw new UsageError('one folder at a time');
    const folder = await folderArgument(positionals[0]);
    const site = option('out');
    if (site === undefined) throw new UsageError('--out SITE is missing');
    if (!existsSync(join(folder, 'forms.csv')))
      throw new InputError(`${folder} holds no dataset: forms.csv is missing`);
    const config = await configOf(folder, invocation);
    const report = await publishSite(
      {
        folder,
        site,
        documents: documentsOf(folder, option('documents')),
        config,
        compress: !isSet('no-compress'),
        jobs: jobsOf(option('jobs')),
        today: new Date().toISOString().slice(0, 10),
      },
      output,
    );
    if (json) output.printJson(report);
    else tell(report, { site, isPlaced: config.origin !== null, output });
    return exitOf(report);
  },
};

async function configOf(folder: string, { option }: Invocation) {
  const said = (['origin', 'base', 'stances'] as const).flatMap((name) => {
    const text = option(name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const { config, problems } = await readConfig(folder, Object.fromEntries(said));
  const moved = (await readRedirects(join(folder, REDIRECTS))).problems;
  const faults = [
    ...problems.map(({ place, message }) => `${place} ${message}`),
    ...moved.map(({ line, message }) => `${REDIRECTS}:${line}: ${message}`),
  ];
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return config;
}

function documentsOf(folder: string, said: string | undefined): string | null {
  if (said !== undefined && !existsSync(said)) throw new UsageError(`there is no folder ${said}`);
  const own = join(folder, 'documents');
  const candidates = [said, own, ...(resolve(folder) === join(root, 'data') ? [SAMPLE_DOCUMENTS] : [])];
  const path = candidates.find((one) => one !== undefined && existsSync(one));
  return path === undefined ? null : resolve(path);
}

function jobsOf(text: string | undefined): number {
  if (text === undefined) return Math.min(2, availableParallelism());
  if (!/^[1-9]\d?$/.test(text)) throw new UsageError(`--jobs takes a number from 1 to 99, not ${text}`);
  return Number(text);
}

function exitOf({ status }: PublishReport): ExitCode {
  return status === 'refused' ? EXIT.problems : EXIT.done;
}

interface Telling {
  readonly site: string;
  /** Whether the site knows where it will stand. */
  readonly isPlaced: boolean;
  readonly output: Output;
}

function tell(report: PublishReport, { site, isPlaced, output }: Telling): void {
  const { status, hits, failed, faults, pages, files, bytes, written, removed } = report;
  for (const { file, line, kind, sample } of hits) output.print(`${file}:${line}: ${kind}: ${sample}`);
  for (const message of failed) output.print(message);
  for (const problem of faults.first) output.print(problemLine(problem));
  if (status === 'refused') {
    const reasons = [
      hits.length > 0 ? `${hits.length} personal data found` : '',
      faults.count > 0 ? `${faults.count} errors in the dataset` : '',
      failed.length > 0 ? `${failed.length} pages could not be rendered` : '',
    ];
    output.print(`nothing was published: ${reasons.filter(Boolean).join(', ')}; ${site} is as it was`);
    return;
  }
  const size = `${files} files, ${(bytes / 1e6).toFixed(1)} MB`;
  if (status === 'unchanged') output.print(`nothing changed: ${site} is up to date (${size})`);
  else output.print(`${site}: ${pages} pages, ${size}; ${written} written, ${removed} removed`);
  if (!isPlaced)
    output.print('--origin URL adds what needs whole addresses: canonical and language links, sitemap, feed links');
}
