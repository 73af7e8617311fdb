/** Ascending numbers as bytes: the distance to the one before, seven bits a byte, low bits first. */
export function packNumbers(numbers: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let before = -1;
  for (const number of numbers) {
    let rest = number - before - 1;
    before = number;
    while (rest >= 128) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return new Uint8Array(bytes);
}

/** The numbers of `packNumbers`. */
export function unpackNumbers(bytes: Uint8Array): readonly number[] {
  const numbers: number[] = [];
  let before = -1;
  let scale = 1;
  let rest = 0;
  for (const byte of bytes) {
    rest += (byte % 128) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    before += rest + 1;
    numbers.push(before);
    rest = 0;
    scale = 1;
  }
  return numbers;
}

/** The numbers that are in both lists; all lists ascend. */
export function intersection(one: readonly number[], other: readonly number[]): readonly number[] {
  const kept: number[] = [];
  let at = 0;
  for (const number of one) {
    while (at < other.length && (other[at] ?? 0) < number) at++;
    if (other[at] === number) kept.push(number);
  }
  return kept;
}

/** The numbers that are in any of the lists, each once. */
export function union(lists: readonly (readonly number[])[]): readonly number[] {
  if (lists.length === 1) return lists[0] ?? [];
  return [...new Set(lists.flat())].sort((one, other) => one - other);
}
