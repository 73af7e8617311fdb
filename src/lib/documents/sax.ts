import { Parser } from 'htmlparser2';
import type { ProblemList } from './problem.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What happens while markup is read, in document order; every opened element is closed. */
export interface MarkupHandlers {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(data: string): void;
}

export interface MarkupOptions {
  /** XML: names are given without their namespace prefix. Html: names in lower case, void elements known. */
  readonly xml: boolean;
  readonly depth: number;
}

/** A parser fed with pieces of decoded text. */
export interface MarkupParser {
  write(piece: string): void;
  /** Ends the document; text that could not be given to the handlers is reported. */
  end(place: string, problems: ProblemList): void;
}

class TooDeep extends Error {}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/**
 * A parser for html or XML that never fails. Elements nested deeper than `depth` end the structured reading (the cost
 * of a deep stack grows with its square): the text of the rest is reported as `too_deep`. What follows the last whole
 * tag of a cut file is reported as `cut_markup`.
 */
export function markupParser(handlers: MarkupHandlers, options: MarkupOptions): MarkupParser {
  const rename = options.xml ? localName : (name: string) => name;
  const rest: string[] = [];
  let depth = 0;
  let written = 0;
  let overflowed = false;
  let last = '';

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > options.depth) throw new TooDeep();
        handlers.open(rename(name), attributes);
      },
      onclosetag(name) {
        depth--;
        handlers.close(rename(name));
      },
      ontext: (data) => handlers.text(data),
    },
    { xmlMode: options.xml, decodeEntities: true },
  );

  function write(piece: string): void {
    if (piece === '') return;
    const start = written;
    written += piece.length;
    last = piece;
    if (overflowed) {
      rest.push(piece);
      return;
    }
    try {
      parser.write(piece);
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      overflowed = true;
      rest.push(piece.slice(Math.max(0, parser.endIndex + 1 - start)));
    }
  }

  function end(place: string, problems: ProblemList): void {
    if (overflowed) {
      problems.reportText('too_deep', place, withoutTags(rest.join('')));
      return;
    }
    parser.end();
    const cut = written - parser.startIndex;
    if (cut > 0 && cut <= last.length) problems.reportText('cut_markup', place, last.slice(last.length - cut));
  }

  return { write, end };
}

/** Markup without its tags, in one pass and without structure. */
function withoutTags(markup: string): string {
  const texts: string[] = [];
  let at = 0;
  while (at < markup.length) {
    const open = markup.indexOf('<', at);
    if (open < 0) break;
    texts.push(markup.slice(at, open));
    const close = markup.indexOf('>', open);
    if (close < 0) return texts.join(' ');
    at = close + 1;
  }
  texts.push(markup.slice(at));
  return texts.join(' ');
}
