import { leastLogDeviations } from './leastLogDeviations.ts';

/** What one run, or one stretch of a run, took on a device: mean device seconds per optimiser step at its batch size. */
export type StepTimeObservation = { batchSize: number; secondsPerStep: number };

/**
 * t_step(b) = max(floor, t0 + t1·b) of one kind of device (docs/equations.md (T1)): below the saturation point a
 * step costs the same however small its batch, above it every example adds its share.
 */
export type StepTime = {
  /** Seconds that no step goes below; 0 where the data show no such floor. */
  floorSeconds: number;
  /** t0, seconds. */
  overheadSeconds: number;
  /** t1, seconds per example. */
  secondsPerExample: number;
  /**
   * What is known of the shape. PROPORTIONAL: one batch size was timed, and time is assumed to grow with b.
   * LINE and FLOOR: fitted to several.
   */
  shape: 'PROPORTIONAL' | 'LINE' | 'FLOOR';
  /**
   * Standard deviation of ln t, for a batch size's median around the model: fit and timing noise together. Null where
   * too few batch sizes were timed to tell.
   */
  relativeError: number | null;
  /** Batch sizes between which it was measured; beyond them it extrapolates. */
  measuredRange: { lower: number; upper: number };
  /** Observations behind it. */
  observations: number;
};

/**
 * Fits t_step(b) to the median of each batch size, or of 40 of them where more were timed, by the least sum of absolute
 * deviations of ln t: one batch size that was disturbed, by a cold cache or a busy neighbour, does not move the rest, and times that
 * scatter are met in the middle. The floor stays only where it explains more than a parameter must. Observations that are not positive are left out; null
 * where none is left.
 */
export function fitStepTime(observations: readonly StepTimeObservation[]): StepTime | null {
  const timed = observations.filter(
    ({ batchSize, secondsPerStep }) => batchSize > 0 && isPositive(secondsPerStep),
  );
  const medians = spread(medianStepTimes(timed));
  const [first] = medians;
  const last = medians.at(-1);
  if (first === undefined || last === undefined) return null;
  const common = {
    measuredRange: { lower: first.batchSize, upper: last.batchSize },
    observations: timed.length,
  };
  if (medians.length === 1) {
    const secondsPerExample = first.secondsPerStep / first.batchSize;
    const parameters = { floorSeconds: 0, overheadSeconds: 0, secondsPerExample };
    return { ...parameters, shape: 'PROPORTIONAL', relativeError: null, ...common };
  }
  const { deviation, hasFloor, ...parameters } = leastLogDeviations(medians);
  const freedom = medians.length - (hasFloor ? 3 : 2);
  // Deviations are taken as Laplace's: their standard deviation is √2 times their mean.
  const relativeError = freedom > 0 ? (Math.SQRT2 * deviation * medians.length) / freedom : null;
  return { ...parameters, shape: hasFloor ? 'FLOOR' : 'LINE', relativeError, ...common };
}

/** The fit tries every line through two batch sizes with every floor: the work grows with the fourth power of their number. */
const mostFittedSizes = 40;

/** As many batch sizes as the fit looks at, from the smallest to the largest, evenly by rank. */
function spread(medians: readonly StepTimeObservation[]): readonly StepTimeObservation[] {
  const { length } = medians;
  if (length <= mostFittedSizes) return medians;
  const rankOf = (place: number) => Math.round((place * (length - 1)) / (mostFittedSizes - 1));
  return Array.from({ length: mostFittedSizes }, (_, place) => medians[rankOf(place)] as StepTimeObservation);
}

/** Device seconds of one step at a batch size. */
export function stepSeconds(
  {
    floorSeconds,
    overheadSeconds,
    secondsPerExample,
  }: Pick<StepTime, 'floorSeconds' | 'overheadSeconds' | 'secondsPerExample'>,
  batchSize: number,
): number {
  return Math.max(floorSeconds, overheadSeconds + secondsPerExample * batchSize);
}

/** Batch size below which a smaller batch saves no time, in examples; 0 where there is no floor. */
export function saturationBatchSize({ floorSeconds, overheadSeconds, secondsPerExample }: StepTime): number {
  if (floorSeconds <= overheadSeconds) return 0;
  return (floorSeconds - overheadSeconds) / secondsPerExample;
}

/** The median of each batch size, the smallest batch size first. */
export function medianStepTimes(observations: readonly StepTimeObservation[]): StepTimeObservation[] {
  const byBatchSize = Map.groupBy(observations, ({ batchSize }) => batchSize);
  return [...byBatchSize]
    .map(([batchSize, own]) => ({
      batchSize,
      secondsPerStep: median(own.map((each) => each.secondsPerStep)),
    }))
    .sort((a, b) => a.batchSize - b.batchSize);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

function isPositive(value: number): boolean {
  return value > 0 && Number.isFinite(value);
}
