import { distinctBatchSizes } from '../fit/batchSizes.ts';
import { minimiserAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import type { LogFigure } from '../fit/profileLikelihood.ts';
import { workRange } from './describeWork.ts';
import type { Crossing, FigureInterval } from './estimate.type.ts';
import { intervalOf } from './interval.ts';
import { batchSizeLimits, profileInterval } from './lawIntervals.ts';
import { logLeastWork, logLimitSteps, logMinimiser, logSaving } from './logFigures.ts';
import type { SampledLaw, Settings } from './sampledLaw.ts';

/** b*, K∞, N(b*) and what b* saves against every batch size that arrived, under the best law, by both methods. */
export function figureIntervals(
  best: SampledLaw,
  observations: readonly BatchSizeObservations[],
  crossings: readonly Crossing[],
  settings: Settings,
): FigureInterval[] {
  const range = workRange(best, settings);
  const arrived = distinctBatchSizes(crossings.filter((run) => run.upperSteps !== null));
  const figureOf = (
    figure: FigureInterval['figure'],
    logFigure: LogFigure,
    batchSize: number | null = null,
    limits?: readonly [number, number],
  ): FigureInterval[] => {
    const profile = profileInterval(best, observations, logFigure, settings.level, limits);
    if (profile === null) return [];
    const { value, lower, upper } = profile;
    const drawn = intervalOf(
      value,
      best.samples.map((at) => Math.exp(logFigure(best.law, at))),
      settings.level,
    );
    const parametricBootstrap = { lower: drawn.lower, upper: drawn.upper };
    return [{ figure, batchSize, value, profileLikelihood: { lower, upper }, parametricBootstrap }];
  };
  const hasMinimum = minimiserAt(best.law, best.point) !== null;
  return [
    ...(hasMinimum
      ? figureOf('criticalBatchSize', logMinimiser, null, batchSizeLimits(settings.tested))
      : []),
    ...figureOf('limitSteps', logLimitSteps),
    ...figureOf('leastWork', logLeastWork(range)),
    // Nothing costs less than the least.
    ...arrived.flatMap((batchSize) => figureOf('saving', logSaving(batchSize, range), batchSize, [0, 700])),
  ];
}
