import { setImmediate as nextRound } from 'node:timers/promises';
import type { Context } from '../../platform/context/context.ts';
import { PerOperation } from '../../platform/context/perOperation.ts';
import type { Payer } from '../../platform/limits/payer.ts';
import type { Answers } from './estimatePool.ts';
import { estimatePool } from './thread.services.ts';

/** Draws of so many estimates are read and copied to the thread before others are heard. */
const mostInPiece = 16;

type Pieces<Question, Answer> = {
  compute: (answers: Answers, questions: readonly Question[], context: Context) => Promise<(Answer | null)[]>;
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
 * A loader of answers that the thread computes. However much one operation asks, it holds one place of the payer's in the queue:
 * piece after piece, with turns for others in between.
 */
export class AnsweredInPieces<Question extends { payer: Payer }, Answer> {
  readonly #pieces: Pieces<Question, Answer>;
  readonly #lines = new PerOperation(() => new Map<string, Waiting<Question, Answer>[]>());

  constructor(pieces: Pieces<Question, Answer>) {
    this.#pieces = pieces;
  }

  load(context: Context, question: Question): Promise<Answer | null> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer | null>();
    const { person, team } = question.payer;
    const key = `${person} of ${team}`;
    // A payer has a line while it is worked off.
    const lines = this.#lines.of(context);
    const line = lines.get(key);
    if (line) line.push({ question, resolve, reject });
    else {
      const begun = [{ question, resolve, reject }];
      lines.set(key, begun);
      void this.#workOff(context, question.payer, begun, () => lines.delete(key));
    }
    return promise;
  }

  async #workOff(
    context: Context,
    payer: Payer,
    line: Waiting<Question, Answer>[],
    onEnd: () => void,
  ): Promise<void> {
    // Fields beside each other ask in the same round of the event loop.
    await nextRound();
    while (line.length > 0) {
      const piece = this.#cut(line);
      try {
        const questions = piece.map(({ question }) => question);
        const thread = estimatePool.of(context).askedBy(payer);
        const answers = await this.#pieces.compute(thread, questions, context);
        for (const [index, { resolve }] of piece.entries()) resolve(answers[index] ?? null);
      } catch (fault) {
        for (const { reject } of piece) reject(fault);
      }
    }
    onEnd();
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
