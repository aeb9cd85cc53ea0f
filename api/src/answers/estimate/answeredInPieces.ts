import { setImmediate as nextRound } from 'node:timers/promises';
import type { Payer } from '../../platform/limits/payer.ts';
import type { Answers, EstimatePool } from './estimatePool.ts';

/** Draws of so many estimates are read and copied to the thread before others are heard. */
const mostInPiece = 16;

type Pieces<Question, Answer> = {
  compute: (answers: Answers, questions: readonly Question[]) => Promise<(Answer | null)[]>;
  weightOf: (question: Question) => number;
  /** As much as the thread computes in a second or two. */
  mostWeight: number;
};

type Waiting<Question, Answer> = {
  question: Question;
  resolve: (answer: Answer | null) => void;
  reject: (fault: unknown) => void;
};

/**
 * Answers of the thread to what one operation asks. However much that is, it holds one place of the payer's in the queue:
 * piece after piece, with turns for others in between.
 */
export class AnsweredInPieces<Question extends { payer: Payer }, Answer> {
  readonly #pool: EstimatePool;
  readonly #pieces: Pieces<Question, Answer>;
  /** By payer. A payer has a line here while it is worked off. */
  readonly #lines = new Map<string, Waiting<Question, Answer>[]>();

  constructor(pool: EstimatePool, pieces: Pieces<Question, Answer>) {
    this.#pool = pool;
    this.#pieces = pieces;
  }

  load(question: Question): Promise<Answer | null> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer | null>();
    const { person, team } = question.payer;
    const key = `${person} of ${team}`;
    const line = this.#lines.get(key);
    if (line) line.push({ question, resolve, reject });
    else {
      this.#lines.set(key, [{ question, resolve, reject }]);
      void this.#workOff(key, question.payer);
    }
    return promise;
  }

  async #workOff(key: string, payer: Payer): Promise<void> {
    // Fields beside each other ask in the same round of the event loop.
    await nextRound();
    const line = this.#lines.get(key) ?? [];
    while (line.length > 0) {
      const piece = this.#cut(line);
      try {
        const questions = piece.map(({ question }) => question);
        const answers = await this.#pieces.compute(this.#pool.askedBy(payer), questions);
        for (const [index, { resolve }] of piece.entries()) resolve(answers[index] ?? null);
      } catch (fault) {
        for (const { reject } of piece) reject(fault);
      }
    }
    this.#lines.delete(key);
  }

  /** Takes the first of a line, and as many after it as make a piece. */
  #cut(line: Waiting<Question, Answer>[]): Waiting<Question, Answer>[] {
    const { weightOf, mostWeight } = this.#pieces;
    let weight = 0;
    const fits = ({ question }: Waiting<Question, Answer>, index: number) => {
      weight += weightOf(question);
      return index === 0 || (index < mostInPiece && weight <= mostWeight);
    };
    const end = line.findIndex((each, index) => !fits(each, index));
    return line.splice(0, end < 0 ? line.length : end);
  }
}
