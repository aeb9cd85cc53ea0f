import type { Interval } from '../estimate/estimate.type.ts';
import { intervalOf } from '../estimate/interval.ts';
import type { StepCurve } from '../laws/stepCurve.ts';
import { logDeviation, transferUnchanged } from '../study/transfer.ts';
import type { Drawn, DrawnMove, MovePricing, Saved, Saving } from './saving.ts';
import { amountsOf, inMoney, savedOf } from './saving.ts';
import { spreadNormal } from './spreadDraws.ts';

/** Factors of a move that are registered already; null where none is. */
export type KnownFactors = { work: Interval | null; deviceHours: Interval | null };

/**
 * What a move is foretold to save at a size that has not run (docs/equations.md (S5)): what a run takes after it × (factor − 1). The
 * factor is that of the last size, unchanged within the one that is assumed between sizes, as the prediction of it has it:
 * `drawsAlike` are draws of K(b) there, stretched without an error. Null as `savingOf`.
 */
export function foretoldSavingOf(
  pricing: MovePricing,
  drawsAlike: readonly StepCurve[],
  move: { from: number; to: number; devices: number },
  known: KnownFactors,
): Saving | null {
  const { level, pricePerDeviceHour } = pricing;
  const here = amountsOf(pricing, move);
  const alike = amountsOf({ ...pricing, draws: drawsAlike }, move);
  if (here === null || alike === null) return null;
  const foretold = (amount: DrawnMove, measured: DrawnMove, registered: Interval | null): Saved => {
    const factor =
      registered ?? transferUnchanged(savedOf(measured, level).factor, level)?.prediction ?? null;
    // Without two ends the factor is foretold by nobody, and the draws themselves say how far it may go.
    return factor ? savedByFactor(amount.after, factor, level) : savedOf(amount, level);
  };
  const deviceHours = here.hours && alike.hours ? foretold(here.hours, alike.hours, known.deviceHours) : null;
  return {
    from: move.from,
    to: move.to,
    steps: foretold(here.steps, alike.steps, null),
    work: foretold(here.work, alike.work, known.work),
    deviceHours,
    cost: deviceHours && pricePerDeviceHour !== null ? inMoney(deviceHours, pricePerDeviceHour) : null,
  };
}

/** Each draw of what is taken after the move meets a factor of its own, log-normal at the level of its interval. */
function savedByFactor(after: Drawn, factor: Interval, level: number): Saved {
  const deviation = logDeviation(factor, level);
  const factors = after.draws.map((_, i) => factor.value * Math.exp(deviation * spreadNormal(i, 0)));
  const finite = (drawn: readonly number[]) => drawn.filter((each) => !Number.isNaN(each));
  const by = (change: (drawnFactor: number) => number) =>
    intervalOf(
      after.value * change(factor.value),
      finite(after.draws.map((drawn, i) => drawn * change(factors[i] ?? Number.NaN))),
      level,
    );
  return {
    before: by((drawn) => drawn),
    after: by(() => 1),
    saved: by((drawn) => drawn - 1),
    factor,
  };
}
