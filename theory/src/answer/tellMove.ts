import type { Interval } from '../estimate/estimate.type.ts';
import type { MoveDirection } from '../plan/movedBeyond.ts';
import { wordsOf } from './answerWords.ts';
import type { Numbers } from './numbers.ts';

/** A b* that is no longer where it was; without a new value, and with its direction, where the re-check has not found one. */
export type Move = { before: Interval; now: Interval | null; direction?: MoveDirection | null | undefined };

/** Says where b* has moved to, or beyond which end of the old interval it lies. */
export function tellMove({ before, now, direction }: Move, { numbers }: { numbers: Numbers }): string {
  const { move: say } = wordsOf(numbers.locale);
  const from = numbers.withInterval(before);
  if (now) return say.to({ from, to: numbers.withInterval(now) });
  return direction === 'DOWN' ? say.down({ from }) : say.up({ from });
}
