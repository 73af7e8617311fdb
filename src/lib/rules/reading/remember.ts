/**
 * A function of one text that remembers its answers: several rules ask the same of a text one after another. At most
 * `limit` answers are kept; then it starts afresh.
 */
export function remember<T>(compute: (text: string) => T, limit = 4096): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = compute(text);
    if (known.size >= limit) known.clear();
    known.set(text, made);
    return made;
  };
}
