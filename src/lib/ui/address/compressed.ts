/** What a link carries at most: text that unpacks to more is refused, however short the link is. */
const MOST_BYTES = 4_000_000;

/** A text as letters an address takes: deflate (raw), base64url without padding. */
export async function compressed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return base64url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

/** The text of `compressed`; null when the letters are broken, cut off, or unpack to more than 4 MB. */
export async function decompressed(letters: string): Promise<string | null> {
  try {
    const stream = new Blob([bytesOf(letters)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const bytes = await readUpTo(stream, MOST_BYTES);
    return bytes === null ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function readUpTo(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.byteLength;
    if (length > most) {
      await reader.cancel();
      return null;
    }
    parts.push(new Uint8Array(step.value));
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const binary = atob(letters.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
