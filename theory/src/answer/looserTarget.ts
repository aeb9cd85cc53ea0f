import { looselyRounded } from '../targets/thresholds.ts';
import type { LooserTarget } from './answerFigures.ts';
import type { TargetToTell } from './targetText.ts';

/** How a target's metric stood in a run before the first step, and at its best. */
export type BestOfRun = { untrained: number; best: number };

/**
 * A target with two digits that at least half of the runs reached, from their own logs; null while they have none, and where
 * untrained parameters meet it already.
 */
export function looserTarget(
  runs: readonly BestOfRun[],
  metric: TargetToTell['metric'],
): LooserTarget | null {
  const falls = metric !== 'TEST_ACCURACY';
  const bests = runs.map(({ best }) => best).sort((one, other) => (falls ? one - other : other - one));
  const middle = bests[Math.ceil(bests.length / 2) - 1];
  // An accuracy of nothing has no digits, and no looser target.
  if (middle === undefined || !(middle > 0)) return null;
  const threshold = looselyRounded(middle, { falls });
  const meets = (value: number) => (falls ? value <= threshold : value >= threshold);
  if (runs.some(({ untrained }) => meets(untrained))) return null;
  return { metric, threshold, reachedBy: bests.filter(meets).length };
}
