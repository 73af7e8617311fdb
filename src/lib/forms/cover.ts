import type { Segment, Title } from './split.ts';

const NUMBERED = /^\s*(?:[(（][\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}\s*[、.．](?!\d))/;

function isNumbered(title: Title | undefined): boolean {
  return title !== undefined && NUMBERED.test(title.title);
}

/** The title over the first of several forms: printed before the form's own, and not counted (1、, （一）) as that is. */
function coverOf({ titles }: Segment): Title | undefined {
  return isNumbered(titles.at(-1)) ? titles.find((title) => !isNumbered(title)) : undefined;
}

/** Gives the forms that are counted under a document's title that title; the next title without a number ends the list. */
export function withCovers(segments: readonly Segment[]): readonly Segment[] {
  let cover: Title | undefined;
  return segments.map((segment) => {
    const own = coverOf(segment);
    if (own || !isNumbered(segment.titles.at(-1))) {
      cover = own;
      return segment;
    }
    return cover ? { ...segment, cover } : segment;
  });
}
