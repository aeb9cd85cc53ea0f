import { linePath } from './linePath.ts';

type Point = { step: number; value: number };

export type Sparkline = { path: string; target: number };

/**
 * A run's loss as a small line: ln(step) to the right, the value downwards on a logarithmic scale between `from` and
 * the target, which lies at `target` pixels from the top. Where the run has not arrived yet the line ends early:
 * the first step stands at the left edge, `lastStep` at the right one.
 */
export function sparkline(
  points: readonly Point[],
  range: { from: number; threshold: number; lastStep: number },
  size: { width: number; height: number },
): Sparkline {
  const target = size.height - 2;
  const usable = points.filter(({ step, value }) => step > 0 && value > 0);
  const left = Math.log(usable[0]?.step ?? 1);
  const reach = Math.log(Math.max(range.lastStep, 2)) - left || 1;
  const depth = Math.log(range.from / range.threshold) || 1;
  const line = usable.map(({ step, value }) => {
    const x = ((Math.log(step) - left) / reach) * size.width;
    const y = 2 + (Math.log(range.from / value) / depth) * (target - 2);
    return [x, Math.min(Math.max(y, 1), size.height)] as const;
  });
  return { path: linePath(line), target };
}
