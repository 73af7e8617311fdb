import { bytesOf, escapeMarkup, rectangle, type RelayBlock } from './relay.ts';

/** An html page; line breaks in cells become `<br>`. */
export function toHtml(blocks: readonly RelayBlock[], style = ''): Uint8Array {
  const body = blocks.map((block) =>
    'lines' in block ? block.lines.map(paragraph).join('\n') : htmlTable(block.rows),
  );
  return bytesOf(
    `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><style>${style}</style></head>\n<body>\n${body.join('\n')}\n</body></html>\n`,
  );
}

function inline(text: string): string {
  return escapeMarkup(text).replaceAll('\n', '<br>');
}

function paragraph(line: string): string {
  return `<p>${inline(line)}</p>`;
}

function htmlTable(rows: Extract<RelayBlock, { rows: unknown }>['rows']): string {
  const lines = rows.map((cells) => {
    const written = cells.map((given) => {
      const { text, rowSpan = 1, columnSpan = 1 } = typeof given === 'string' ? { text: given } : given;
      const spans = (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '') + (columnSpan > 1 ? ` colspan="${columnSpan}"` : '');
      return `<td${spans}>${inline(text)}</td>`;
    });
    return `<tr>${written.join('')}</tr>`;
  });
  return `<table>\n${lines.join('\n')}\n</table>`;
}

/** Comma-separated values; running lines are rows of one field. */
export function toCsv(blocks: readonly RelayBlock[], delimiter = ','): Uint8Array {
  const quote = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = blocks.flatMap((block) =>
    'lines' in block ? block.lines.map(quote) : rectangle(block.rows).map((row) => row.map(quote).join(delimiter)),
  );
  return bytesOf(`${lines.join('\r\n')}\r\n`);
}

/** Markdown with pipe tables. */
export function toMarkdown(blocks: readonly RelayBlock[]): Uint8Array {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
  const parts = blocks.map((block) => {
    if ('lines' in block) return block.lines.join('\n\n');
    const rows = rectangle(block.rows).map((row) => `| ${row.map(cell).join(' | ')} |`);
    const separator = `|${' --- |'.repeat(rectangle(block.rows)[0]?.length ?? 1)}`;
    return [rows[0] ?? '', separator, ...rows.slice(1)].join('\n');
  });
  return bytesOf(`${parts.join('\n\n')}\n`);
}
