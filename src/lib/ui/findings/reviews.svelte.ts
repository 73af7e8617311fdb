import { decide, type Decision, type Finding, type Review } from '#lib/rules/index.ts';
import { maskPersonalData } from '#lib/text/index.ts';
import {
  changedDrafts,
  changedReviews,
  NO_DRAFTS,
  NO_REVIEWS,
  restored,
  type Drafts,
  type ReviewChange,
} from './review-map.ts';
import { keepDraft, keepReviews, keptReviews } from './review-store.ts';

interface Step {
  readonly id: string;
  readonly before: Review | null;
}

/** The reviewer's decisions: kept in this browser as they are made, the last steps can be taken back. */
export class ReviewBook {
  /** By fingerprint, also of findings that are not in the present data. */
  reviews = $state.raw(NO_REVIEWS);
  drafts = $state.raw<Drafts>(NO_DRAFTS);
  /** Whether the browser keeps what is decided. */
  isKept = $state(true);

  readonly #steps: Step[] = [];

  /** Brings back what was kept; decisions made meanwhile stay. */
  async restore(): Promise<void> {
    const kept = await keptReviews();
    this.reviews = restored(
      kept.reviews.map((review) => [review.id, review] as const),
      this.reviews,
    );
    this.drafts = restored(kept.drafts, this.drafts);
  }

  /** The note on a finding, decided about or not. */
  noteOn(id: string): string {
    return this.reviews.get(id)?.note ?? this.drafts.get(id) ?? '';
  }

  /** Decides about a finding as it stands now; its note goes along. */
  decide(finding: Finding, decision: Decision, at: string): void {
    const { id } = finding;
    const review = decide(finding, { decision, note: this.noteOn(id), at });
    this.#steps.push({ id, before: this.reviews.get(id) ?? null });
    this.#put([[id, review]]);
    if (this.drafts.has(id)) this.#draft(id, '');
  }

  /** Writes the note on a finding, personal data masked; on one without a decision it waits for it. */
  write(id: string, text: string, at: string): void {
    const note = maskPersonalData(text.trim()).text;
    if (note === this.noteOn(id)) return;
    const review = this.reviews.get(id);
    if (review === undefined) return this.#draft(id, note);
    this.#steps.push({ id, before: review });
    this.#put([[id, { ...review, note, decided_at: at }]]);
  }

  /** Takes the last step back; returns the finding it was about, null if there is none. */
  undo(): string | null {
    const step = this.#steps.pop();
    if (step === undefined) return null;
    this.#put([[step.id, step.before]]);
    return step.id;
  }

  /** Takes in decisions from elsewhere. */
  take(reviews: readonly Review[]): void {
    this.#put(reviews.map((review) => [review.id, review] as const));
  }

  #put(changes: readonly ReviewChange[]): void {
    this.reviews = changedReviews(this.reviews, changes);
    this.#watch(keepReviews(changes));
  }

  #draft(id: string, note: string): void {
    this.drafts = changedDrafts(this.drafts, id, note);
    this.#watch(keepDraft(id, note));
  }

  #watch(keeping: Promise<void>): void {
    keeping.then(
      () => (this.isKept = true),
      () => (this.isKept = false),
    );
  }
}
