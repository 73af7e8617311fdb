import { tick } from 'svelte';
import type { Messages } from '#lib/i18n/index.ts';
import type { Decision } from '#lib/rules/index.ts';
import type { Desk } from './desk.svelte.ts';
import type { Action } from './keys.ts';
import { now } from './review-map.ts';

const STORED = 'duibiao-keys';
const DECISIONS: Partial<Readonly<Record<Action, Decision>>> = {
  confirm: 'confirmed',
  dismiss: 'dismissed',
  clarify: 'to_clarify',
};

/** What keys and buttons do, and what is said about it. */
export class Triage {
  announcement = $state('');
  isHelpOpen = $state(false);
  /** On narrow screens: whether the finding is shown in place of the list. */
  isOpen = $state(false);
  /** Whether single keys act; a reader whose own tools use them can switch them off. */
  #isOn = $state(true);

  readonly #desk: Desk;
  readonly #words: () => Messages['findings'];

  constructor(desk: Desk, words: () => Messages['findings']) {
    this.#desk = desk;
    this.#words = words;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    try {
      localStorage.setItem(STORED, isOn ? 'on' : 'off');
    } catch {
      // Without storage the choice holds for this page.
    }
  }

  /** Brings back the reader's choice; an address that names a finding opens it. */
  wake(): void {
    this.isOpen = this.#desk.address.selected !== null;
    try {
      this.#isOn = localStorage.getItem(STORED) !== 'off';
    } catch {
      this.#isOn = true;
    }
  }

  async act(action: Action): Promise<void> {
    const words = this.#words();
    const decision = DECISIONS[action];
    if (decision !== undefined) return this.#decide(decision);
    if (action === 'next') return this.#move(1, words.lastOne);
    if (action === 'previous') return this.#move(-1, words.firstOne);
    if (action === 'undo') return this.#undo();
    if (action === 'help') this.isHelpOpen = true;
    if (action === 'note') return this.#focus('[data-note]');
    if (action === 'open') return this.#focus('#finding-sentence');
  }

  /** Keeps the note on the finding looked at. */
  note(text: string): void {
    const { current, book } = this.#desk;
    if (current === null) return;
    book.write(current.finding.id, text, now());
    this.announcement = this.#words().noteKept;
  }

  /** Back to the list, at the finding looked at. */
  async close(): Promise<void> {
    this.isOpen = false;
    await this.#showRow();
  }

  async #decide(decision: Decision): Promise<void> {
    if (!this.#desk.decide(decision, now())) return;
    const words = this.#words();
    this.announcement = words.decided(words.statuses[decision], this.#desk.undecided);
    await this.#showRow();
  }

  async #undo(): Promise<void> {
    const words = this.#words();
    this.announcement = this.#desk.undo() ? words.undone : words.nothingToUndo;
    await this.#showRow();
  }

  async #move(steps: number, end: string): Promise<void> {
    this.announcement = this.#desk.move(steps) ? '' : end;
    await this.#showRow();
  }

  async #focus(selector: string): Promise<void> {
    this.isOpen = true;
    await tick();
    document.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Brings the row of the finding into view, with the focus on it where the list is shown. */
  async #showRow(): Promise<void> {
    await tick();
    const id = this.#desk.current?.finding.id;
    const row = document.querySelector<HTMLElement>(`[data-finding="${id ?? ''}"]`);
    document.querySelector('.detail')?.scrollTo({ top: 0 });
    if (row === null || row.offsetParent === null) return;
    row.scrollIntoView({ block: 'nearest' });
    row.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
  }
}
