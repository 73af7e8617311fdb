/** The html page inside a web archive (mht): what browsers and Word write when asked for a single file. */
export function archivedPage(bytes: Uint8Array): Uint8Array | undefined {
  const head = latin1(bytes.subarray(0, 4000));
  if (!/^\s*[\w-]+:/.test(head) || !/^MIME-Version:/im.test(head)) return undefined;
  const text = latin1(bytes);
  const boundary = /boundary\s*=\s*"?([^"\r\n;]+)"?/i.exec(head)?.[1];
  const parts = boundary === undefined ? [text] : text.split(`--${boundary}`);
  const page = parts.find((part) => /^content-type:\s*text\/html/im.test(headerOf(part)));
  if (page === undefined) return undefined;
  const header = headerOf(page);
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(header)?.[1]?.toLowerCase();
  return decoded(page.slice(header.length), encoding);
}

/** A part's header, up to its blank line. */
function headerOf(part: string): string {
  const end = /\r?\n\r?\n/.exec(part.trimStart());
  return part.slice(0, end ? part.length - part.trimStart().length + end.index + end[0].length : part.length);
}

function decoded(body: string, encoding: string | undefined): Uint8Array {
  if (encoding === 'base64') return base64(body);
  return encoding === 'quoted-printable' ? toBytes(quotedPrintable(body)) : toBytes(body);
}

function base64(body: string): Uint8Array {
  try {
    return toBytes(atob(body.replace(/[^A-Za-z0-9+/]/g, '')));
  } catch {
    return new Uint8Array();
  }
}

function quotedPrintable(body: string): string {
  return body
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
