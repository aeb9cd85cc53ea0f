import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import type { Saving } from '../cost/cost.type.ts';
import { savingOfMove } from '../cost/savingOfMove.ts';
import { carriedOverPricing, stageFrontier } from './stageFrontier.ts';

/**
 * What the choice inside the limits is foretold to save at a stage whose sweep has not ended, against the batch size that the stage
 * before it found in use. Null where nobody stated that, where the two are one, and where no run of it arrived.
 */
export async function foretoldSaving(context: Context, stage: StudyStage): Promise<Saving | null> {
  const sweep = stage.sweepId ? await sweepById.load(context, stage.sweepId) : null;
  if (sweep?.status === 'FINISHED') return null;
  const [carriedOver, frontier] = await Promise.all([
    carriedOverPricing(context, stage, {}),
    stageFrontier(context, stage, {}),
  ]);
  const to = frontier?.recommended;
  const from = carriedOver?.last.sweep.currentBatchSize ?? null;
  if (!carriedOver || !to || from === null || from === to.batchSize) return null;
  const { pricing } = carriedOver;
  // Runs that never arrived are carried over to this size: no saving is reckoned from what a law says where they spoke.
  if (pricing.arrivals?.neverArrived.includes(from)) return null;
  const move = { from, to: to.batchSize, devices: to.devices };
  return savingOfMove(context, stage.teamId, { ...pricing, estimate: { level: pricing.level } }, move);
}
