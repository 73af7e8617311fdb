import type { Grid } from './grid.ts';
import { lineGrid } from './flow.ts';
import type { Line } from './nesting.ts';
import type { OfficePackage } from './office-package.ts';
import type { Reading } from './reading.ts';
import { placeIn } from './sheet.ts';
import { child, childElements, children, descendants, textOf, type XmlElement } from './xml.ts';

/**
 * What lies over a sheet: text boxes and tick boxes as lines of running text (placed at the cell under them), comments
 * and pictures as problems.
 */
export function sheetNotes(office: OfficePackage, sheet: { name: string; part: string }, reading: Reading): Grid[] {
  const lines: Line[] = [];
  let pictures = 0;
  for (const { kind, target } of office.relationships(sheet.part)) {
    const root = kind === 'drawing' || kind === 'vmlDrawing' || kind === 'comments' ? office.xml(target) : undefined;
    if (!root) continue;
    if (kind === 'comments') reportComments(root, sheet.name, reading);
    else if (kind === 'vmlDrawing') lines.push(...tickBoxes(root, sheet.name));
    else {
      lines.push(...textBoxes(root, sheet.name));
      pictures += descendants(root, 'pic').length + descendants(root, 'graphicFrame').length;
    }
  }
  if (pictures > 0) reading.problems.report('pictures_unread', sheet.name, { count: pictures });
  const kept = lines.slice(0, reading.takeCells(lines.length));
  return kept.length > 0 ? [lineGrid(kept)] : [];
}

function reportComments(root: XmlElement, sheet: string, reading: Reading): void {
  for (const comment of descendants(root, 'comment')) {
    const pieces = descendants(comment, 't').map(textOf);
    reading.problems.reportText('comment', `${sheet}!${comment.attributes.ref ?? ''}`, pieces.join(''));
  }
}

/** The paragraphs of shapes with text, each at the cell its shape begins in. */
function textBoxes(root: XmlElement, sheet: string): Line[] {
  return childElements(childElements(root)[0]).flatMap((anchor) => {
    const from = child(anchor, 'from');
    const at = (name: string) => Number(textOf(child(from, name) ?? anchor)) || 0;
    const place = from ? placeIn(sheet, at('row'), at('col')) : placeIn(sheet, 0, 0);
    return descendants(anchor, 'txBody')
      .flatMap((body) => children(body, 'p'))
      .map((paragraph) => ({ text: descendants(paragraph, 't').map(textOf).join(''), place }))
      .filter((line) => line.text.trim() !== '');
  });
}

/** Tick boxes and option buttons drawn over a sheet: `☑新增`. Notes are drawn the same way and are read as comments. */
function tickBoxes(root: XmlElement, sheet: string): Line[] {
  return descendants(root, 'shape').flatMap((shape) => {
    const data = child(shape, 'ClientData');
    if (!['Checkbox', 'Radio'].includes(data?.attributes.ObjectType ?? '')) return [];
    const number = (name: string) => Number(textOf(child(data, name) ?? shape)) || 0;
    const [column = 0, , row = 0] = textOf(child(data, 'Anchor') ?? shape)
      .split(',')
      .map(Number);
    const label = descendants(shape, 'textbox').map(textOf).join(' ').replace(/\s+/g, ' ').trim();
    const checked = child(data, 'Checked') !== undefined && number('Checked') > 0;
    return [{ text: `${checked ? '☑' : '☐'}${label}`, place: placeIn(sheet, row || 0, column || 0) }];
  });
}
