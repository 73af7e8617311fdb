import { describe, expect, it } from 'vitest';
import { comparePassages, finish, packPassages, passageDiff, type PassageDiff } from '#lib/similarity/index.ts';
import { passageTable } from './passage-detections.ts';
import { passageCorpus } from './passage-generator.ts';
import { foldedText } from '../../src/lib/similarity/fold.ts';

function diff(left: string, right: string): PassageDiff | undefined {
  const table = packPassages([left, right].map((text, at) => ({ id: `${at}`, agency: `${at}`, form: `${at}`, text })));
  const run = finish(comparePassages(table, { line: 10 })).runs[0];
  return run && passageDiff(left, right, run);
}

describe('passageDiff(left, right, run)', () => {
  it('names what was changed, added and left out, in places of the original texts', () => {
    const left = '（一）组织九个行政村 对引水渠闸门逐一除锈刷漆，更换启闭螺杆，由村级管水员轮值看护沿岸护栏。';
    const right = '组织十一个社区对引水渠闸门逐一除锈刷漆,及时更换启闭螺杆,由管水员轮值看护沿岸护栏';
    const found = diff(left, right);
    const shown = found?.segments.map(({ kind, left: one, right: two }) => [
      kind,
      left.slice(one.start, one.end),
      right.slice(two.start, two.end),
    ]);
    expect(shown?.filter(([kind]) => kind !== 'same').map(([kind, one, two]) => `${kind} ${one} ${two}`)).toEqual(
      expect.arrayContaining(['right  及时', 'left 村级 ']),
    );
    expect(found?.segments.map(({ kind }) => kind)).toContain('same');
  });

  it('covers both runs without gaps, and equal segments are equal', () => {
    const corpus = passageCorpus(15, 1200);
    const { runs, texts } = finish(comparePassages(passageTable(corpus)));
    const textOf = (text: number): string =>
      corpus.passages[texts.owners[texts.ownerStarts[text] ?? 0] ?? 0]?.text ?? '';
    expect(runs.length).toBeGreaterThan(50);
    for (const run of runs) {
      const [left, right] = [textOf(run.leftText), textOf(run.rightText)];
      const found = passageDiff(left, right, run);
      let [leftEnd, rightEnd] = [found.left.start, found.right.start];
      for (const segment of found.segments) {
        expect([segment.left.start, segment.right.start]).toEqual([leftEnd, rightEnd]);
        [leftEnd, rightEnd] = [segment.left.end, segment.right.end];
        if (segment.kind !== 'same') continue;
        const same = foldedText(left.slice(segment.left.start, segment.left.end));
        expect(same).toBe(foldedText(right.slice(segment.right.start, segment.right.end)));
      }
      expect([leftEnd, rightEnd]).toEqual([found.left.end, found.right.end]);
    }
  });
});
