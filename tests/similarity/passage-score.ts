import { NEUTRAL, type PassageCorpus } from './passage-generator.ts';

/** A detected run between two passages, in characters of the original texts. */
export interface Detection {
  readonly left: number;
  readonly leftStart: number;
  readonly leftEnd: number;
  readonly right: number;
  readonly rightStart: number;
  readonly rightEnd: number;
}

export interface PassageScore {
  readonly precision: number;
  readonly recall: number;
  readonly granularity: number;
  /** F1 / log₂(1 + granularity), as in the PAN evaluations. */
  readonly plagdet: number;
  readonly casesFound: number;
}

/**
 * Macro-averaged character precision and recall. Precision goes by provenance: a detected character is right if the
 * other side holds one from the same hand; common property is not counted. Recall and granularity go by planted case,
 * found between source and copy or between the copy and another text of the same origin.
 */
export function scorePassages(corpus: PassageCorpus, detections: readonly Detection[]): PassageScore {
  const precision = mean(
    detections.map((detection) => detectionPrecision(corpus, detection)).filter((share) => share >= 0),
  );
  const byPair = new Map<string, Detection[]>();
  for (const detection of detections) {
    const key = pairKey(detection.left, detection.right);
    byPair.set(key, [...(byPair.get(key) ?? []), detection]);
  }
  const found = corpus.cases.map(({ source, copy, start, end }) => {
    const spans = (byPair.get(pairKey(source, copy)) ?? [])
      .map((detection) => sideOf(detection, copy))
      .filter((side) => side.end > start && side.start < end);
    const covered = new Set(spans.flatMap((side) => range(Math.max(start, side.start), Math.min(end, side.end))));
    return { share: covered.size / (end - start), count: spans.length };
  });
  const hit = found.filter(({ count }) => count > 0);
  const recall = mean(found.map(({ share }) => share));
  const granularity = hit.length === 0 ? 1 : mean(hit.map(({ count }) => count));
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return {
    precision,
    recall,
    granularity,
    plagdet: f1 / Math.log2(1 + granularity),
    casesFound: hit.length / found.length,
  };
}

/** The share of right characters on both sides; −1 if only common property was detected. */
function detectionPrecision({ passages }: PassageCorpus, detection: Detection): number {
  const left = passages[detection.left]?.origins.subarray(detection.leftStart, detection.leftEnd) ?? new Int32Array();
  const right =
    passages[detection.right]?.origins.subarray(detection.rightStart, detection.rightEnd) ?? new Int32Array();
  const shares = [shareIn(left, right), shareIn(right, left)].filter((share) => share >= 0);
  return shares.length === 0 ? 0 : mean(shares);
}

function shareIn(own: Int32Array, other: Int32Array): number {
  const known = new Set(other);
  const telling = own.filter((origin) => origin !== NEUTRAL);
  return telling.length === 0 ? -1 : telling.filter((origin) => known.has(origin)).length / telling.length;
}

const pairKey = (one: number, two: number): string => `${Math.min(one, two)} ${Math.max(one, two)}`;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, at) => start + at);

function sideOf(detection: Detection, passage: number): { start: number; end: number } {
  return detection.left === passage
    ? { start: detection.leftStart, end: detection.leftEnd }
    : { start: detection.rightStart, end: detection.rightEnd };
}
