interface Part {
  readonly text: string;
  readonly marked: boolean;
}

/** A line cut at every occurrence of the words, so that they can be marked; whole when the words are not in it. */
export function markedParts(line: string, words: string): Part[] {
  const wanted = words.trim();
  if (wanted === '' || !line.includes(wanted)) return [{ text: line, marked: false }];
  return line.split(wanted).flatMap((text, index) => {
    const before: Part[] = index === 0 ? [] : [{ text: wanted, marked: true }];
    return text === '' ? before : [...before, { text, marked: false }];
  });
}
