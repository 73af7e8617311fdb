import type { Segment, Title } from './split.ts';

const NUMBERED = /^\s*(?:[(（][\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}\s*[、.．](?!\d))/;

function isNumbered(title: Title | undefined): boolean {
  return title !== undefined && NUMBERED.test(title.title);
}

interface Cover {
  readonly title: Title;
  /** Whether the forms below it are counted: 1、, （一）. */
  readonly numbered: boolean;
}

/** The title over the first of several forms: printed before the form's own, another than that, and not counted. */
function coverOf({ titles }: Segment): Cover | null {
  const main = titles.at(-1);
  const title = titles.find((one) => !isNumbered(one) && one.title !== main?.title);
  return title && title !== main ? { title, numbered: isNumbered(main) } : null;
}

/**
 * Gives forms the title of the document that stands once above the first of them. The list ends at a title that is
 * counted where the first is not, or the other way round.
 */
export function withCovers(segments: readonly Segment[]): readonly Segment[] {
  let cover: Cover | null = null;
  return segments.map((segment) => {
    const own = coverOf(segment);
    if (own || cover?.numbered !== isNumbered(segment.titles.at(-1))) {
      cover = own;
      return segment;
    }
    return { ...segment, cover: cover.title };
  });
}
