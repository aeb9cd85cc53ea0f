import { z } from 'zod';
import type { Interval } from '../estimate/estimate.type.ts';
import { intervalSchema } from '../estimate/intervalSchema.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';
import type { GivenRecommendation } from './recommendationFigures.ts';
import { givenRecommendationSchema, recommendationFigures } from './recommendationFigures.ts';
import type { Sentence } from './sentence.ts';
import { tellMoneyAndPayback } from './tellRecommendation.ts';
import { factorText, intervalOfFactor } from './tellSaving.ts';

const money = z.object({ amount: z.number(), currency: z.string() });

export const expectedFactorSchema = z.object({
  measure: z.enum(['WORK', 'DEVICE_TIME']),
  /** What the batch size that is left takes ÷ what the one that is moved to takes. */
  factor: intervalSchema,
  /** Whether the factor is only a lower bound: the batch size that is left never reached the target. */
  isLowerBound: z.boolean(),
});

/** What a move from one batch size to another is expected to divide work, or device time, by. */
export type ExpectedFactor = z.infer<typeof expectedFactorSchema>;

/** The figures that a stage's decision rests on, as they stood when it was made. */
export const decidedOnSchema = z.object({
  sweepId: z.string().nullable(),
  level: z.number(),
  recommendation: givenRecommendationSchema.nullable(),
  expected: expectedFactorSchema.nullable(),
  /** What the stage had taken by then: its devices, and the people that its team states. */
  spent: z.object({
    deviceSeconds: z.number(),
    personHours: z.number().nullable(),
    cost: z.array(money),
  }),
});

export type DecidedOn = z.infer<typeof decidedOnSchema>;

/** A decision as it is told: by the API, in memos and in reports. */
export type DecisionToTell = {
  choice: 'GO_ON' | 'STOP';
  fromBatchSize: number | null;
  batchSize: number | null;
  expected: ExpectedFactor | null;
  /** When, if what is told may differ from what is true today; absent in memos of before 3 December 2026. */
  decidedAt?: string;
  /** What was recommended then; absent where money is not told, and in memos of before 2 December 2026. */
  recommendation?: GivenRecommendation | null;
};

/** What the recommended move is expected to bring, by what it is chosen by; null where nothing is known of it. */
export function expectedOfRecommendation(given: GivenRecommendation): ExpectedFactor | null {
  const { saving } = recommendationFigures(given);
  if (!saving) return null;
  const { factor, isLowerBound } = saving;
  const { value, lower = null, upper = null } = factor;
  return {
    measure: isLowerBound ? 'WORK' : given.measure,
    factor: { value, lower, upper },
    isLowerBound,
  };
}

/**
 * The decision in sentences: the move and what it is expected to bring, whether the study goes on, and, where the move is the
 * recommended one, what that saved and when it was to be paid back, as it stood on its day.
 */
export function tellStageDecision(
  { choice, fromBatchSize: from, batchSize: to, expected, recommendation: given, decidedAt }: DecisionToTell,
  { numbers }: { numbers: Numbers },
): Sentence[] {
  const { stageDecision: say } = wordsOf(numbers.locale);
  const money =
    given && isRecommended(given) ? tellMoneyAndPayback(recommendationFigures(given), { numbers }) : [];
  const isDated = money.length > 0 && decidedAt !== undefined;
  return [
    ...(to === null ? [] : [moved(to)]),
    ...money,
    ...(isDated ? [say.asOf({ day: numbers.day(new Date(decidedAt)) })] : []),
    choice === 'GO_ON' ? say.goOn : say.stop,
  ];

  function isRecommended({ batchSize, currentBatchSize }: GivenRecommendation): boolean {
    return to === batchSize && from === currentBatchSize;
  }

  function moved(batchSize: number): Sentence {
    const written = numbers.whole(batchSize);
    const isPlanned = choice === 'GO_ON';
    if (from === null) return say.use({ batchSize: written, isPlanned });
    if (from === batchSize) return say.stay({ batchSize: written });
    const move = { from: numbers.whole(from), to: written, isPlanned };
    if (!expected) return say.move(move);
    const isMore = !expected.isLowerBound && expected.factor.value < 1;
    const work = {
      batchSize: from,
      factor: isMore ? inverse(expected.factor) : expected.factor,
      isLowerBound: expected.isLowerBound,
    };
    const factor = factorText(work, numbers);
    if (expected.isLowerBound) return say.moveAtLeast({ ...move, factor });
    const interval = intervalOfFactor(work, numbers);
    return say.moveExpecting[expected.measure]({ ...move, factor, interval, isMore });
  }
}

/** How many times as much a move takes, of how many times less. */
function inverse({ value, lower, upper }: Interval): Interval {
  const inverseOf = (end: number | null) => (end === null || end === 0 ? null : 1 / end);
  return { value: 1 / value, lower: inverseOf(upper), upper: inverseOf(lower) };
}
