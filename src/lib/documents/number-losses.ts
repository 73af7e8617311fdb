import { showNumber, type ShownNumber } from './number-format.ts';
import type { ProblemList } from './problem.ts';

/** Most places named in one problem; its count tells how many there are. */
const PLACES_NAMED = 20;

interface Loss {
  readonly first: ShownNumber;
  readonly places: string[];
  count: number;
}

/** Shows the numbers of a sheet and gathers what their formats or the file lost. */
export interface NumberReader {
  /** The text a number cell shows. */
  show(stored: string, pattern: string, place: () => string): string;
  /** Reports one problem for each kind of loss. */
  report(problems: ProblemList): void;
}

export function numberReader(): NumberReader {
  const losses = new Map<'digits' | 'rounded', Loss>();
  const hidden: { readonly place: string; readonly text: string }[] = [];

  function note(kind: 'digits' | 'rounded', shown: ShownNumber, place: string): void {
    const loss = losses.get(kind) ?? { first: shown, places: [], count: 0 };
    losses.set(kind, loss);
    loss.count++;
    if (loss.places.length < PLACES_NAMED) loss.places.push(place);
  }

  return {
    show(stored, pattern, place) {
      const shown = showNumber(stored, pattern);
      if (shown.loss) note(shown.loss, shown, place());
      if (shown.text === '' && stored !== '') hidden.push({ place: place(), text: shown.stored });
      return shown.text;
    },
    report(problems) {
      const digits = losses.get('digits');
      const rounded = losses.get('rounded');
      const places = (loss: Loss) => loss.places.join(';');
      if (digits) problems.report('digits_lost', places(digits), { count: digits.count, stored: digits.first.stored });
      if (rounded) {
        const { text, stored } = rounded.first;
        problems.report('display_rounded', places(rounded), { count: rounded.count, shown: text, stored });
      }
      for (const { place, text } of hidden) problems.reportText('hidden_text', place, text);
    },
  };
}
