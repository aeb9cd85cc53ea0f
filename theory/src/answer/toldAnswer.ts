import type { Verdict } from './answerWords.type.ts';
import type { Sentence } from './sentence.ts';

/** An answer in words. Surfaces choose among its parts and show their emphasis; none has words of its own for them. */
export type ToldAnswer = {
  verdict: Verdict;
  /** The verdict in a word or two. */
  chip: string;
  headline: Sentence;
  /** Why there is no answer, or only a preliminary one. */
  reason: readonly Sentence[];
  /** How sure the answer is; without a minimum, how far batch sizes are free. */
  interval: readonly Sentence[];
  /** What it saves against the reader's batch size. */
  saving: readonly Sentence[];
  /** Which batch sizes are as good. */
  choice: readonly Sentence[];
  /** What to change for an answer. */
  next: readonly Sentence[];
  /** Runs that would tell most. */
  nextRuns: readonly Sentence[];
};

/** What follows the headline, in the order in which it is read; `nextRuns` come last. */
export function leadOf({ reason, interval, saving, choice, next }: ToldAnswer): Sentence[] {
  return [...reason, ...interval, ...saving, ...choice, ...next];
}

/** An answer of which nothing is told beside its headline. */
export const nothingMore: Omit<ToldAnswer, 'verdict' | 'chip' | 'headline'> = {
  reason: [],
  interval: [],
  saving: [],
  choice: [],
  next: [],
  nextRuns: [],
};
