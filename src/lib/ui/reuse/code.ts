/** A short name for a text, the same on every machine: 48 bits of two multiplicative hashes as hexadecimal digits. */
export function codeOf(text: string): string {
  let [left, right] = [0x811c9dc5, 0x3c6ef372];
  for (let at = 0; at < text.length; at++) {
    left = Math.imul(left ^ text.charCodeAt(at), 0x01000193);
    right = Math.imul(right + text.charCodeAt(at), 0x5bd1e995) ^ (right >>> 15);
  }
  const hex = (value: number, digits: number) => (value >>> 0).toString(16).padStart(8, '0').slice(-digits);
  return hex(left, 6) + hex(right, 6);
}
