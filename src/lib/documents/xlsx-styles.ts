import { builtInFormat } from './number-format.ts';
import { child, children, type XmlElement } from './xml.ts';

/** The number pattern of each cell style, from `styles.xml`. */
export function stylePatterns(root: XmlElement | undefined): string[] {
  const sheet = child(root, 'styleSheet');
  const own = new Map(
    children(child(sheet, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.numFmtId ?? '',
      attributes.formatCode ?? '',
    ]),
  );
  return children(child(sheet, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = attributes.numFmtId ?? '0';
    return own.get(id) ?? builtInFormat(Number(id));
  });
}
