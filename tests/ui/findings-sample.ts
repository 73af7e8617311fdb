import type { Finding } from '#lib/rules/index.ts';
import { directoryOf, directoryRows } from '../../src/lib/ui/findings/directory.ts';
import { entriesOf } from '../../src/lib/ui/findings/entry.ts';
import { ruleNotes } from '../../src/lib/ui/findings/rule-note.ts';
import { DEFAULT_RULES, RULES } from '#lib/rules/index.ts';
import { realDataset, report } from '../rules/corpus.ts';

const dataset = realDataset();

/** What the rules that are on find in the real documents. */
export const sampleReport = report(dataset, DEFAULT_RULES);
export const sampleDirectory = directoryOf(directoryRows(dataset));
export const sampleEntries = entriesOf(sampleReport.findings, sampleDirectory);
export const sampleNotes = ruleNotes(
  RULES.map(({ name, family, stance, severity, version, on, title, summary }) => {
    return { name, family, stance, severity, version, on, title: title.zh, summary: summary.zh, why: '' };
  }),
);

/** A finding of the sample by its rule. */
export function findingOf(rule: string): Finding {
  const found = sampleReport.findings.find((finding) => finding.rule === rule);
  if (found === undefined) throw new Error(`the sample has no finding of ${rule}`);
  return found;
}
