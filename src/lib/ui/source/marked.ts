interface Part {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * A line cut at every occurrence of the printed words, so that they can be marked. Of several wordings the first that
 * stands in the line counts; the line is whole when none does.
 */
export function markedParts(line: string, wordings: readonly string[]): Part[] {
  const wanted = wordings.map((words) => words.trim()).find((words) => words !== '' && line.includes(words));
  if (wanted === undefined) return [{ text: line, marked: false }];
  return line.split(wanted).flatMap((text, index) => {
    const before: Part[] = index === 0 ? [] : [{ text: wanted, marked: true }];
    return text === '' ? before : [...before, { text, marked: false }];
  });
}
