/** A run of words of a rule's page; code is set in the fixed font. */
export interface Inline {
  readonly text: string;
  readonly isCode: boolean;
}

/** One block of a rule's page. */
export type Block =
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string };

/** A section of a rule's page, by its heading. */
export interface RuleSection {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

const HEADING = /^## +(.+)$/;
const FENCE = /^```(\w*)$/;

/**
 * The sections of a rule's page: paragraphs, lists and fenced blocks, with `code` inside them. The title and the line
 * of facts below it are left out.
 */
export function ruleSections(markdown: string): readonly RuleSection[] {
  const lines = markdown.split('\n');
  const starts = lines.flatMap((line, at) => (HEADING.test(line) ? [at] : []));
  return starts.map((start, at) => ({
    heading: HEADING.exec(lines[start] ?? '')?.[1] ?? '',
    blocks: blocksOf(lines.slice(start + 1, starts[at + 1])),
  }));
}

/** The words of a section's paragraphs, without marks. */
export function sectionText({ blocks }: RuleSection): string {
  const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.parts] : []));
  return paragraphs.map((parts) => parts.map(({ text }) => text).join('')).join(' ');
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const fence = FENCE.exec(line);
    if (fence !== null) {
      const end = lines.indexOf('```', at + 1);
      const last = end === -1 ? lines.length : end;
      blocks.push({ kind: 'code', language: fence[1] ?? '', text: lines.slice(at + 1, last).join('\n') });
      at = last;
    } else if (line.trim() !== '') {
      addLine(blocks, line, lines[at - 1] ?? '');
    }
  }
  return blocks;
}

function addLine(blocks: Block[], line: string, before: string): void {
  const last = blocks.at(-1);
  const follows = before.trim() !== '';
  if (line.startsWith('- ')) {
    const item = inlines(line.slice(2));
    if (last?.kind === 'list' && follows) blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, item] };
    else blocks.push({ kind: 'list', items: [item] });
  } else if (last?.kind === 'paragraph' && follows) {
    blocks[blocks.length - 1] = { kind: 'paragraph', parts: [...last.parts, ...inlines(` ${line}`)] };
  } else {
    blocks.push({ kind: 'paragraph', parts: inlines(line) });
  }
}

function inlines(text: string): readonly Inline[] {
  return text
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => (/^`.+`$/.test(part) ? { text: part.slice(1, -1), isCode: true } : { text: part, isCode: false }));
}
