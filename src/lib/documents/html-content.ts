import { HtmlTables } from './html-tables.ts';
import { hiddenSelectors, isHidden } from './html-visibility.ts';
import type { Reading } from './reading.ts';
import { markupParser, type Attributes, type MarkupHandlers } from './sax.ts';
import { tablePlaces, type PlaceOf, type Table } from './table.ts';
import { collapseSpaces } from './text-flow.ts';

const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary ul`.split(/\s+/),
);
const UNSEEN = new Set(['noscript', 'template', 'rt', 'rp', 'datalist']);
const FIELD_WITHOUT_TEXT = new Set('hidden submit button reset image password file color range'.split(' '));

/** The text and tables of an html page or fragment, in order; a table's cells have the places `placesOf` its number. */
export function htmlContent(
  pieces: Iterable<string>,
  reading: Reading,
  placesOf: (table: number) => PlaceOf = tablePlaces,
): (string | Table)[] {
  const page = new HtmlPage(reading, new HtmlTables(placesOf, reading.limits.columns));
  const parser = markupParser(page, { xml: false, depth: reading.limits.depth });
  for (const piece of pieces) parser.write(piece);
  parser.end('', reading.problems);
  return page.tables.content();
}

/** Text of an element whose contents are not markup (`style`, `title`). */
interface RawElement {
  readonly name: string;
  text: string;
}

interface Option {
  readonly selected: boolean;
  text: string;
}

class HtmlPage implements MarkupHandlers {
  readonly tables: HtmlTables;
  readonly #reading: Reading;
  readonly #selectors = new Set<string>();
  #depth = 0;
  /** Depth of the outermost hidden element, 0 if what comes is shown. */
  #hiddenFrom = 0;
  #unseen: string[] = [];
  #raw: RawElement | undefined;
  #options: Option[] | undefined;

  constructor(reading: Reading, tables: HtmlTables) {
    this.#reading = reading;
    this.tables = tables;
  }

  open(name: string, attributes: Attributes): void {
    this.#depth++;
    if (this.#raw || this.#hiddenFrom > 0) return;
    if (name === 'script' || name === 'style' || (name === 'title' && this.tables.isOutside)) {
      this.#raw = { name, text: '' };
    } else if (UNSEEN.has(name) || isHidden(attributes, this.#selectors)) this.#hiddenFrom = this.#depth;
    else this.#openShown(name, attributes);
  }

  close(name: string): void {
    if (this.#raw?.name === name) this.#closeRaw(this.#raw);
    else if (this.#hiddenFrom === this.#depth) this.#closeHidden();
    else if (this.#hiddenFrom === 0) this.#closeShown(name);
    this.#depth--;
  }

  text(data: string): void {
    const option = this.#options?.at(-1);
    if (this.#raw) this.#raw.text += data;
    else if (this.#hiddenFrom > 0) this.#unseen.push(data);
    else if (option) option.text += data;
    else this.tables.flow.text(data);
  }

  #openShown(name: string, attributes: Attributes): void {
    if (name === 'table') this.tables.startTable();
    else if (name === 'tr') this.tables.startRow();
    else if (name === 'td' || name === 'th') this.tables.startCell(attributes);
    else if (name === 'br') this.tables.flow.breakLine();
    else if (name === 'input') this.tables.flow.text(fieldText(attributes));
    else if (name === 'select') this.#options = [];
    else if (name === 'option') this.#options?.push({ text: '', selected: 'selected' in attributes });
    else if (BLOCKS.has(name)) this.tables.flow.endBlock();
  }

  #closeShown(name: string): void {
    if (name === 'table') this.tables.endTable();
    else if (name === 'tr') this.tables.endRow();
    else if (name === 'td' || name === 'th') this.tables.endCell();
    else if (name === 'thead' || name === 'tbody' || name === 'tfoot') this.tables.endRows();
    else if (name === 'select') this.#closeSelect();
    else if (BLOCKS.has(name)) this.tables.flow.endBlock();
  }

  #closeRaw(raw: RawElement): void {
    if (raw.name === 'style') for (const selector of hiddenSelectors(raw.text)) this.#selectors.add(selector);
    if (raw.name === 'title') this.#reading.problems.reportText('page_title', '', collapseSpaces(raw.text));
    this.#raw = undefined;
  }

  #closeHidden(): void {
    this.#hiddenFrom = 0;
    this.#reportHidden(this.#unseen.join(''));
    this.#unseen = [];
  }

  /** A list to choose from shows the chosen option, or the first; the others are reported. */
  #closeSelect(): void {
    const options = this.#options ?? [];
    this.#options = undefined;
    const shown = options.find((option) => option.selected) ?? options[0];
    this.tables.flow.text(shown?.text ?? '');
    const others = options.filter((option) => option !== shown);
    this.#reportHidden(others.map((option) => option.text).join(' '));
  }

  #reportHidden(text: string): void {
    this.#reading.problems.reportText('hidden_text', this.tables.place, collapseSpaces(text));
  }
}

function fieldText(attributes: Attributes): string {
  const type = (attributes.type ?? 'text').toLowerCase();
  if (type === 'checkbox' || type === 'radio') return 'checked' in attributes ? '☑' : '☐';
  return FIELD_WITHOUT_TEXT.has(type) ? '' : (attributes.value ?? '');
}
