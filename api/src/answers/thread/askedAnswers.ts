import { contentHash } from '../../platform/hash/contentHash.ts';
import { keepNewest } from '../../platform/limits/keepNewest.ts';
import type { Payer } from '../../platform/limits/payer.ts';
import type { Answers, EstimatePool } from './estimatePool.ts';

const mostCached = 256;

/**
 * A cache of answers that somebody asked for and nobody stored, of other targets or of what to run next: computed once for one
 * question about one state of the runs, and kept while there is room. Those who ask meanwhile wait for the same computation.
 */
export class AskedAnswers {
  readonly #pool: EstimatePool;
  readonly #answers = new Map<string, Promise<unknown>>();

  constructor(pool: EstimatePool) {
    this.#pool = pool;
  }

  /** The answer to a question, or what `compute` makes of it on the payer's account; a failure is not kept. */
  answer<Answer>(
    payer: Payer,
    question: object,
    compute: (answers: Answers) => Promise<Answer>,
  ): Promise<Answer> {
    const key = contentHash(question);
    const known = this.#answers.get(key) as Promise<Answer> | undefined;
    const answer = known ?? this.#pool.inTurnOf(payer, compute);
    keepNewest(this.#answers, key, answer, mostCached);
    if (!known) answer.catch(() => this.#answers.delete(key));
    return answer;
  }
}
