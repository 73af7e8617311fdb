/** The reader's own dataset, when one is in use instead of the sample. */
export interface OwnData {
  readonly name: string;
  readonly forms: number;
}

class Session {
  own = $state.raw<OwnData | null>(null);
}

export const session = new Session();
