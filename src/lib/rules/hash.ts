/**
 * A 64-bit digest of a text as sixteen hexadecimal digits: two 32-bit multiplicative hashes with different constants,
 * mixed at the end. Stable across machines; not meant to resist tampering.
 */
export function digestOf(text: string): string {
  let left = 0xdeadbeef;
  let right = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    left = Math.imul(left ^ unit, 0x9e3779b1);
    right = Math.imul(right ^ unit, 0x5f356495);
  }
  left = mix(left, right);
  right = mix(right, left);
  return hex(left) + hex(right);
}

function mix(value: number, other: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  return first ^ (first >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
