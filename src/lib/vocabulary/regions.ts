import { foldWidth } from '#lib/text/index.ts';
import { regionIndex } from './region-index.ts';
import type { RegionTerm, Vocabulary } from './vocabulary.ts';

/** A region by its six-digit code; a replaced code gives the region that took its place. */
export function regionByCode(vocabulary: Vocabulary, code: string): RegionTerm | null {
  const { byCode, replaced } = regionIndex(vocabulary);
  return byCode.get(code) ?? replaced.get(code) ?? null;
}

/** The region and those above it, the region first: 石鼓区, 衡阳市, 湖南省. */
export function regionPath(vocabulary: Vocabulary, code: string): readonly RegionTerm[] {
  const path: RegionTerm[] = [];
  let region = regionByCode(vocabulary, code);
  while (region && path.length < 4) {
    path.push(region);
    region = region.parentCode === '' ? null : regionByCode(vocabulary, region.parentCode);
  }
  return path;
}

/** Whether a region is the other one or lies in it. */
export function isWithin(vocabulary: Vocabulary, region: RegionTerm, above: RegionTerm): boolean {
  return regionPath(vocabulary, region.code).some(({ code }) => code === above.code);
}

/** The region of a project code: its first six digits, or the prefecture of the first four for codes such as 市本级 (…99). */
export function regionOfProjectCode(vocabulary: Vocabulary, code: string): RegionTerm | null {
  const digits = foldWidth(code).replace(/\D/g, '');
  if (digits.length < 6) return null;
  const six = digits.slice(0, 6);
  return regionByCode(vocabulary, six) ?? (/99$/.test(six) ? regionByCode(vocabulary, `${six.slice(0, 4)}00`) : null);
}
