import type { SweepFigure } from './chart.type.ts';
import type { Measure } from './lawMarks.ts';
import { logDomain } from './scale.ts';

/** Batch sizes to show: those of the sweep and those suggested, with room at both ends. */
export function batchSizeDomain(figure: SweepFigure): [number, number] {
  return logDomain([...figure.batchSizes, ...figure.suggested], { below: 1.2, above: 1.2 });
}

/** Values to show: every run with something done, and the least of the law; a law's poles may leave the frame. */
export function valueDomain(
  figure: SweepFigure,
  measure: Measure,
  widen: { below: number; above: number },
): [number, number] {
  const done = figure.runs.filter(({ state, steps }) => state !== 'queued' && steps > 0);
  const settled = done.filter(({ state }) => state !== 'running');
  const marks = (settled.length > 0 ? settled : done).map(({ batchSize, steps }) =>
    measure(batchSize, steps),
  );
  const lines = [figure.law, ...figure.candidates].flatMap((law) => law?.points ?? []);
  const values = lines
    .map(({ batchSize, steps }) => measure(batchSize, steps))
    .filter((value) => value > 0 && value < Number.POSITIVE_INFINITY);
  // Without runs to show, the law is all that there is.
  const least = values.length === 0 ? [] : figure.runs.length > 0 ? [Math.min(...values)] : values;
  const running = done.map(({ batchSize, steps }) => measure(batchSize, steps));
  const lowest = Math.min(...marks, ...least) / 6;
  return logDomain([...marks, ...least, ...running.filter((value) => value >= lowest)], widen);
}
