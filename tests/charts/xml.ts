/** An element of a parsed document. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  readonly text: string;
}

interface Open extends Element {
  readonly attributes: Map<string, string>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads elements, attributes and text strictly; @throws when the text is not well-formed. */
export function parseXml(xml: string): Element {
  const top: Open = { name: '', attributes: new Map(), children: [], text: '' };
  const stack: Open[] = [top];
  let end = 0;
  for (const token of xml.matchAll(TOKEN)) {
    const [whole, closing, opening, attributes = '', selfClosing, text] = token;
    end = (token.index ?? 0) + whole.length;
    const current = stack.at(-1) as Open;
    if (text !== undefined) current.text += unescaped(text);
    else if (closing !== undefined) {
      if (stack.length < 2 || current.name !== closing) throw new Error(`</${closing}> closes <${current.name}>`);
      stack.pop();
    } else if (opening !== undefined) {
      const element: Open = { name: opening, attributes: attributesOf(attributes), children: [], text: '' };
      current.children.push(element);
      if (selfClosing === '') stack.push(element);
    }
  }
  if (end !== xml.length) throw new Error(`not well-formed at ${end}: ${xml.slice(end, end + 60)}`);
  if (stack.length !== 1) throw new Error(`<${stack.at(-1)?.name}> is never closed`);
  const [root, ...others] = top.children;
  if (!root || others.length > 0) throw new Error('a document has one root');
  return root;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (attributes.has(name)) throw new Error(`the attribute ${name} occurs twice`);
    attributes.set(name, unescaped(value));
  }
  return attributes;
}

function unescaped(text: string): string {
  return text.replace(/&([^;&\s]*;?)/g, (whole, body: string) => {
    const name = body.replace(/;$/, '');
    const known = name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : ENTITIES[name];
    if (!body.endsWith(';') || known === undefined) throw new Error(`not an entity: ${whole}`);
    return known;
  });
}

/** All elements of the tree, the root first. */
export function elements(root: Element): Element[] {
  return [root, ...root.children.flatMap(elements)];
}
