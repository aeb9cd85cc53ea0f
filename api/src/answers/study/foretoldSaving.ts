import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { PredictedQuantity } from '@critbatch/prisma/generated/enums';
import type { Interval, KnownFactors } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { computedForetoldSaving } from '../cost/computedCosts.ts';
import type { Saving } from '../cost/cost.type.ts';
import type { SavingPricing } from '../cost/savingOfMove.ts';
import { movePricing, presentSaving } from '../cost/savingOfMove.ts';
import type { SavingTask } from '../thread/costTask.ts';
import { carriedOverPricing, stageFrontier } from './stageFrontier.ts';
import { predictionsOfStage } from './study.loaders.ts';

type ForetoldMove = {
  move: SavingTask['move'];
  pricing: SavingPricing;
  /** Whether a run with the batch size that is left reached the target, as far as they are known. */
  isComparable: boolean;
};

/**
 * From the batch size that the stage before found in use to the choice inside the limits, at a stage whose sweep has not ended. Null where
 * nobody stated the one, or nothing is known of the other.
 */
export async function foretoldMove(context: Context, stage: StudyStage): Promise<ForetoldMove | null> {
  const sweep = stage.sweepId ? await sweepById.load(context, stage.sweepId) : null;
  if (sweep?.status === 'FINISHED') return null;
  const [carriedOver, frontier] = await Promise.all([
    carriedOverPricing(context, stage, {}),
    stageFrontier(context, stage, {}),
  ]);
  const to = frontier?.recommended;
  const from = carriedOver?.last.sweep.currentBatchSize ?? null;
  if (!carriedOver || !to || from === null) return null;
  const { pricing } = carriedOver;
  return {
    move: { from, to: to.batchSize, devices: to.devices },
    pricing: { ...pricing, estimate: { level: pricing.level } },
    // Runs that never arrived are carried over to this size: no saving is reckoned from what a law says where they spoke.
    isComparable: !pricing.arrivals?.neverArrived.includes(from),
  };
}

/** What that move is foretold to save; null where there is none, and where no run of the batch size that is left arrived. */
export async function foretoldSaving(context: Context, stage: StudyStage): Promise<Saving | null> {
  const foretold = await foretoldMove(context, stage);
  return foretold && savingOfForetold(context, stage, foretold);
}

/** The same of a move that is known: by the factor that is registered of it, where one is. */
export async function savingOfForetold(
  context: Context,
  stage: StudyStage,
  { move, pricing, isComparable }: ForetoldMove,
): Promise<Saving | null> {
  if (!isComparable || move.from === move.to) return null;
  const { access, http } = context;
  const saving = await computedForetoldSaving.load(context, {
    payer: payerOf(access, http.address, stage.teamId),
    law: pricing.law,
    pricing: movePricing(pricing),
    move,
    known: await knownFactors(context, stage, move),
  });
  return saving && presentSaving(saving, pricing);
}

/** What is registered of the same move. */
async function knownFactors(
  context: Context,
  { id }: StudyStage,
  { from, to, devices }: SavingTask['move'],
): Promise<KnownFactors> {
  const predictions = await predictionsOfStage.load(context, id);
  const factorOf = (quantity: PredictedQuantity): Interval | null => {
    const found = predictions.find((each) => each.quantity === quantity);
    const { move } = (found?.inputs ?? {}) as { move?: SavingTask['move'] };
    const isSame = move?.from === from && move.to === to && move.devices === devices;
    return found && isSame ? { value: found.value, lower: found.lower, upper: found.upper } : null;
  };
  return { work: factorOf('WORK_FACTOR'), deviceHours: factorOf('DEVICE_TIME_FACTOR') };
}
