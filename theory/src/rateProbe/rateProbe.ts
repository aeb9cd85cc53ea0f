import { z } from 'zod';

/** Steps of each trial. */
export const rateTrialSteps = 40;
/** Rates below the asked one that are tried at most: the usual one, and six decades. */
const mostSmallerRates = 12;
/** Trials of one probe at most: the asked rate, and each smaller one at two batch sizes. */
export const mostRateTrials = 1 + 2 * mostSmallerRates;
/** A rate that is hardly smaller than another would tell nothing new. */
const leastFactor = 2;
/** 1 and 3 times this power of ten, and no smaller rate: half of it is still an ordinary number. */
const smallestExponent = -300;

/** A training of a few steps from the start of a run: the training loss before and after, null where it was not finite. */
export const rateTrialSchema = z.strictObject({
  learningRate: z.number().positive(),
  batchSize: z.int().positive(),
  firstLoss: z.number().nullable(),
  lastLoss: z.number().nullable(),
});
export type RateTrial = z.infer<typeof rateTrialSchema>;

/** The base learning rate that a sweep was asked for, and the one that people begin with for its optimiser. */
export type ProbedRate = { asked: number; usual: number };

/** Which batch sizes of a sweep are tried. */
export type ProbedBatchSizes = { smallest: number; middle: number };

/** What the trials of a sweep's learning rate say. */
export type RateFinding =
  /** Try this next. */
  | { status: 'OPEN'; learningRate: number; batchSize: number }
  /** The asked rate lets the loss fall, or nothing can be said of it. */
  | { status: 'HOLDS' }
  /** The asked rate diverges; `smaller` is the first rate tried that does not, null where all of them do. */
  | { status: 'DIVERGES'; smaller: number | null };

/**
 * Judges the learning rate that a sweep was asked for, trial by trial. It diverges where the loss at the middle batch size is higher
 * after the trial than before: then at most the largest batch sizes reach a target. The optimiser's usual rate is advised, or a
 * smaller one, and only if the loss falls at the smallest batch size, too, whose gradients are the noisiest.
 */
export function judgeRate(
  { asked, usual }: ProbedRate,
  { smallest, middle }: ProbedBatchSizes,
  trials: readonly RateTrial[],
): RateFinding {
  const trialOf = (learningRate: number, batchSize: number) =>
    trials.find((trial) => trial.learningRate === learningRate && trial.batchSize === batchSize);
  const first = trialOf(asked, middle);
  if (!first) return { status: 'OPEN', learningRate: asked, batchSize: middle };
  if (first.firstLoss === null || !diverges(first)) return { status: 'HOLDS' };
  for (const learningRate of advisableRates({ asked, usual })) {
    const noisiest = trialOf(learningRate, smallest);
    if (!noisiest) return { status: 'OPEN', learningRate, batchSize: smallest };
    if (diverges(noisiest)) continue;
    // A rate that is scaled with the batch size is higher in the middle.
    const central = trialOf(learningRate, middle);
    if (!central) return { status: 'OPEN', learningRate, batchSize: middle };
    if (!diverges(central)) return { status: 'DIVERGES', smaller: learningRate };
  }
  return { status: 'DIVERGES', smaller: null };
}

/** Whether the loss has risen, or is no number any more. */
export function diverges({ firstLoss, lastLoss }: RateTrial): boolean {
  return lastLoss === null || (firstLoss !== null && lastLoss > firstLoss);
}

/**
 * The usual rate and those below it. None between the asked rate and the usual one: at 300 times the usual rate the loss of 40 steps
 * often falls, and then rests far above every target.
 */
export function advisableRates({ asked, usual }: ProbedRate): number[] {
  if (usual > asked / leastFactor) return smallerRates(asked);
  return [usual, ...smallerRates(usual)].slice(0, mostSmallerRates);
}

/** 1, 3, 10, 30 …, as people write rates: the next ones below. */
export function smallerRates(asked: number): number[] {
  const rates: number[] = [];
  for (
    let exponent = Math.ceil(Math.log10(asked));
    rates.length < mostSmallerRates && exponent >= smallestExponent;
    exponent -= 1
  ) {
    for (const digit of [3, 1]) {
      const rate = Number(`${digit}e${exponent}`);
      if (rate <= asked / leastFactor && rates.length < mostSmallerRates) rates.push(rate);
    }
  }
  return rates;
}

/** The smallest batch size of a sweep, and the one in the middle of the logarithmic scale. */
export function probedBatchSizes(batchSizes: readonly number[]): ProbedBatchSizes {
  const [smallest = 1, ...larger] = batchSizes.toSorted((a, b) => a - b);
  const centre = Math.sqrt(smallest * (larger.at(-1) ?? smallest));
  const distance = (batchSize: number) => Math.abs(Math.log(batchSize / centre));
  const middle = [smallest, ...larger].reduce((nearest, each) =>
    distance(each) < distance(nearest) ? each : nearest,
  );
  return { smallest, middle };
}
