/** A number with the letters text recognition takes for digits put right (1O8.5 → 108.5), where digits stand beside them. */
export function repairDigits(text: string): string {
  return text
    .replace(/(?<=\d)[Oo〇]|[Oo〇](?=\d)/g, '0')
    .replace(/(?<=\d)[lI|](?=[\d.])|(?<![A-Za-z])[lI|](?=\d)/g, '1')
    .replace(/(?<=\d)[Oo〇]/g, '0');
}
