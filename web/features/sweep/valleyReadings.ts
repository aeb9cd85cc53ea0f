import { moneyText, percentOf, stepSeconds, toleranceOf, usualBatchSizes } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { RecommendationPartsFragment } from '../../graphql/generated/graphql.ts';
import type { EstimateData } from '../estimate/estimate.type.ts';
import { workAt } from '../estimate/workAt.ts';
import type { CurveReading } from '../figure/CurveReader.tsx';
import type { RunResult } from '../run/run.type.ts';
import { readRun } from '../run/runState.ts';

/** A sweep with what a batch size takes is reckoned from. */
export type ValleySweep = {
  maxExamplesPerRun: number;
  runs: readonly RunResult[];
  recommendation: Pick<RecommendationPartsFragment, 'stepTime' | 'pricePerDeviceHour' | 'currency'> | null;
};

/** Two readings are so far apart, in ratio, where not every whole batch size has one: two pixels of the widest drawing. */
const spacing = 1.012;

/**
 * What every batch size between the tested ones takes, ascending: steps, device time and money by the law that the page goes
 * by, work against the least, and whether it was tested. Arrow keys stop at the tested ones and at those that people train with.
 */
export function valleyReadings(
  sweep: ValleySweep,
  estimate: EstimateData,
  language: Language,
): CurveReading[] {
  const tested = estimate.workRatios.map(({ batchSize }) => batchSize);
  if (tested.length === 0) return [];
  const range = { lower: Math.min(...tested), upper: Math.max(...tested) };
  const stops = new Set([...tested, ...usualBatchSizes(range)]);
  return pointedAt(range, stops).map((batchSize) => {
    const at = workAt(batchSize, { ...sweep, estimate });
    return {
      x: batchSize,
      y: at.steps === null ? null : at.steps * batchSize,
      title: language.t('chart.at.title', { batchSize: language.numbers.whole(batchSize) }),
      lines: [...amounts(sweep, at, estimate, language), provenance(sweep.runs, batchSize, language)],
      isStop: stops.has(batchSize),
    };
  });
}

/** The stops, and whole batch sizes between them as near as a pointer can tell. */
function pointedAt({ lower, upper }: { lower: number; upper: number }, stops: ReadonlySet<number>): number[] {
  const all = new Set(stops);
  for (let next = lower; next <= upper; next = Math.max(next + 1, Math.round(next * spacing))) all.add(next);
  return [...all].sort((one, other) => one - other);
}

function amounts(
  { recommendation }: ValleySweep,
  { batchSize, steps, factor, isLowerBound }: ReturnType<typeof workAt>,
  estimate: EstimateData,
  { t, numbers }: Language,
): string[] {
  if (steps === null || factor === null) return [t('chart.at.never')];
  if (isLowerBound) return [t('chart.at.timesAtLeast', { factor: numbers.leastFactor(factor) })];
  const { stepTime, pricePerDeviceHour, currency } = recommendation ?? {};
  const hours = stepTime ? (steps * stepSeconds(stepTime, batchSize)) / 3600 : null;
  const isPriced = hours !== null && typeof pricePerDeviceHour === 'number' && currency;
  return [
    t(isUnsure({ batchSize, factor }, estimate) ? 'chart.at.timesUnsure' : 'chart.at.times', {
      factor: numbers.factor(factor),
      percent: percentOf(estimate, numbers),
    }),
    [
      t('chart.at.steps', { steps: numbers.quantity(steps) }),
      ...(hours === null ? [] : [numbers.duration(hours * 3600)]),
      ...(isPriced ? [moneyText(hours * pricePerDeviceHour, currency, { numbers })] : []),
    ].join(' · '),
  ];
}

/** The curve puts it within the tolerance, but the valley of what surely is so ends before it. */
function isUnsure(
  { batchSize, factor }: { batchSize: number; factor: number },
  estimate: EstimateData,
): boolean {
  const { answer, valley } = estimate;
  if (answer !== 'MINIMISER' || !valley || factor > 1 + toleranceOf(estimate)) return false;
  return batchSize < valley.lower || batchSize > valley.upper;
}

/** From the curve alone, or what its own runs did. */
function provenance(runs: readonly RunResult[], batchSize: number, { t, numbers }: Language): string {
  const steps = runs
    .filter((run) => run.batchSize === batchSize)
    .map(readRun)
    .flatMap(({ state, steps }) =>
      state === 'reached' ? [steps] : state === 'censored' ? [Number.POSITIVE_INFINITY] : [],
    )
    .sort((one, other) => one - other);
  const [count, arrived] = [steps.length, steps.filter(Number.isFinite).length];
  if (count === 0) return t('chart.at.untested');
  if (arrived === 0) return t('chart.at.noneArrived', { count });
  const middle = ((steps[(count - 1) >> 1] ?? 0) + (steps[count >> 1] ?? 0)) / 2;
  return Number.isFinite(middle)
    ? t('chart.at.tested', { count, arrived, steps: numbers.quantity(middle) })
    : t('chart.at.fewArrived', { count, arrived });
}
