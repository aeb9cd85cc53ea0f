import { distinctBatchSizes } from '../fit/batchSizes.ts';
import { minimiserAt } from '../fit/lawAtPoint.ts';
import type { BatchSizeObservations } from '../fit/observations.ts';
import type { LogFigure } from '../fit/profileLikelihood.ts';
import { workRange } from './describeWork.ts';
import type { Crossing, FigureInterval } from './estimate.type.ts';
import { batchSizeLimits, profileInterval } from './lawIntervals.ts';
import { logLeastWork, logLimitSteps, logMinimiser, logSaving } from './logFigures.ts';
import type { SampledLaw, Settings } from './sampledLaw.ts';
import { pooledInterval } from './sampledLaw.ts';

/** b*, K∞, N(b*) and what b* saves against every batch size that arrived, under the best law, by both methods. */
export function figureIntervals(
  best: SampledLaw,
  observations: readonly BatchSizeObservations[],
  crossings: readonly Crossing[],
  settings: Settings,
): FigureInterval[] {
  const range = workRange(best, settings);
  const arrived = distinctBatchSizes(crossings.filter((run) => run.upperSteps !== null));
  const intervalOf = (
    figure: FigureInterval['figure'],
    logFigure: LogFigure,
    batchSize: number | null = null,
    limits?: readonly [number, number],
  ): FigureInterval[] => {
    const profile = profileInterval(best, observations, logFigure, settings.level, limits);
    if (profile === null) return [];
    const { value, lower, upper } = profile;
    const drawn = pooledInterval([best], (law, at) => Math.exp(logFigure(law, at)), settings.level);
    const parametricBootstrap = { lower: drawn.lower, upper: drawn.upper };
    return [{ figure, batchSize, value, profileLikelihood: { lower, upper }, parametricBootstrap }];
  };
  const hasMinimum = minimiserAt(best.law, best.point) !== null;
  return [
    ...(hasMinimum
      ? intervalOf('criticalBatchSize', logMinimiser, null, batchSizeLimits(settings.tested))
      : []),
    ...intervalOf('limitSteps', logLimitSteps),
    ...intervalOf('leastWork', logLeastWork(range)),
    // Nothing costs less than the least.
    ...arrived.flatMap((batchSize) => intervalOf('saving', logSaving(batchSize, range), batchSize, [0, 700])),
  ];
}
