import type { PassageReuse } from '#lib/similarity/index.ts';
import { packPassages, type PassageTable } from '#lib/similarity/index.ts';
import { foldText } from '../../src/lib/similarity/fold.ts';
import { originalSpan } from '../../src/lib/similarity/alignment.ts';
import type { PassageCorpus } from './passage-generator.ts';
import type { Detection } from './passage-score.ts';

/** The passages as the detector is told about them, without their origins. */
export function passageTable({ passages }: PassageCorpus): PassageTable {
  return packPassages(passages.map(({ agency, form, text }, at) => ({ id: `${at}`, agency, form, text })));
}

/** Runs between different texts, in places of the original texts of their first owners. */
export function detectionsOf({ passages }: PassageCorpus, { runs, texts }: PassageReuse): Detection[] {
  const ownerOf = (text: number): number => texts.owners[texts.ownerStarts[text] ?? 0] ?? 0;
  return runs
    .filter(({ leftText, rightText }) => leftText !== rightText)
    .map((run) => {
      const [left, right] = [ownerOf(run.leftText), ownerOf(run.rightText)];
      const leftSpan = originalSpan(foldText(passages[left]?.text ?? ''), run.left);
      const rightSpan = originalSpan(foldText(passages[right]?.text ?? ''), run.right);
      return {
        left,
        leftStart: leftSpan.start,
        leftEnd: leftSpan.end,
        right,
        rightStart: rightSpan.start,
        rightEnd: rightSpan.end,
      };
    });
}
