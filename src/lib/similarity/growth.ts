/** A list of 32-bit integers that grows; `values` is longer than `length`, take `trimmed()` to keep. */
export class IntList {
  values: Int32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.values = widened(this.values);
    this.values[this.length++] = value;
  }

  trimmed(): Int32Array {
    return this.values.slice(0, this.length);
  }
}

/** A list of doubles that grows. */
export class NumberList {
  values: Float64Array;
  length = 0;

  constructor(capacity = 1024) {
    this.values = new Float64Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Float64Array(this.values.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  trimmed(): Float64Array {
    return this.values.slice(0, this.length);
  }
}

function widened(values: Int32Array): Int32Array {
  const wider = new Int32Array(values.length * 2);
  wider.set(values);
  return wider;
}

/** Turns counts per key into the start of each key's stretch, one more than there are keys; returns the same array. */
export function startsFromCounts(counts: Uint32Array): Uint32Array {
  let sum = 0;
  for (let key = 0; key < counts.length; key++) {
    const count = counts[key] ?? 0;
    counts[key] = sum;
    sum += count;
  }
  return counts;
}

/** Reads a counter and moves it on by one. */
export function take(counters: Uint32Array, key: number): number {
  const value = counters[key] ?? 0;
  counters[key] = value + 1;
  return value;
}

/** Items in ascending order of a small whole key; items with equal keys keep their order. */
export function sortedByKey(items: Uint32Array, keys: number, key: (item: number) => number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(keys + 1);
  for (const item of items) take(places, key(item));
  startsFromCounts(places);
  const sorted = new Uint32Array(items.length);
  for (const item of items) sorted[take(places, key(item))] = item;
  return sorted;
}

/** The same for keys that stand in an array by item. */
export function sortedByKeys(items: Uint32Array, key: Uint32Array, keys: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(keys + 1);
  for (let at = 0; at < items.length; at++) take(places, key[items[at] ?? 0] ?? 0);
  startsFromCounts(places);
  const sorted = new Uint32Array(items.length);
  for (let at = 0; at < items.length; at++) {
    const item = items[at] ?? 0;
    sorted[take(places, key[item] ?? 0)] = item;
  }
  return sorted;
}

/** The numbers from 0 up to before `count`. */
export function numbersTo(count: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = at;
  return numbers;
}
