import { logWorkAt, shapeAt } from '../fit/lawAtPoint.ts';
import type { LogFigure } from '../fit/profileLikelihood.ts';
import type { BatchSizeRange } from '../laws/law.type.ts';
import { leastWorkBatchSize } from './work.ts';

/** ln b*. */
export const logMinimiser: LogFigure = (law, point) =>
  Math.log(law.minimiser(shapeAt(law, point)) ?? Number.NaN);

/** ln of the knee. */
export const logKnee: LogFigure = (law, point) => Math.log(law.knee(shapeAt(law, point)) ?? Number.NaN);

/** ln K∞, of the laws that have it. */
export const logLimitSteps: LogFigure = (law, point) =>
  law.level === 'limitSteps' ? (point[0] ?? Number.NaN) : Number.NaN;

/** ln of the least N in a range of batch sizes. */
export function logLeastWork(range: BatchSizeRange): LogFigure {
  return (law, point) => logWorkAt(law, point, leastWorkBatchSize(law, point, range));
}

/** ln of N at a batch size over the least N in a range. */
export function logSaving(batchSize: number, range: BatchSizeRange): LogFigure {
  const logLeast = logLeastWork(range);
  return (law, point) => logWorkAt(law, point, batchSize) - logLeast(law, point);
}
