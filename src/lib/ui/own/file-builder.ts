const PIECE = 4 * 1024 * 1024;

/** Builds a large file of text piece by piece; what is built leaves the memory of this thread. */
export class FileBuilder {
  readonly #pieces: Blob[] = [];
  #texts: string[] = [];
  #length = 0;

  add(text: string): void {
    this.#texts.push(text);
    this.#length += text.length;
    if (this.#length >= PIECE) this.#close();
  }

  /** The file as it is now. */
  file(type = 'text/csv'): Blob {
    this.#close();
    return new Blob(this.#pieces, { type });
  }

  #close(): void {
    if (this.#length > 0) this.#pieces.push(new Blob([this.#texts.join('')]));
    this.#texts = [];
    this.#length = 0;
  }
}
