import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Context } from '../../platform/context/context.ts';
import { totalsOfSweep } from '../../sweeps/run/run.loaders.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { StageState } from './study.enum.ts';

/** Whether a stage can still be predicted: none of its runs has started. */
export async function isOpen(
  { prisma }: Context,
  { sweepId }: Pick<StudyStage, 'sweepId'>,
): Promise<boolean> {
  if (!sweepId) return true;
  return (await prisma.run.count({ where: { sweepId, startedAt: { not: null } } })) === 0;
}

/** How far a stage is, by its sweep. */
export async function stageState(
  context: Context,
  { sweepId }: Pick<StudyStage, 'sweepId'>,
): Promise<StageState> {
  const sweep = sweepId ? await sweepById.load(context, sweepId) : null;
  if (!sweep) return StageState.PLANNED;
  if (sweep.status !== 'RUNNING') return sweep.status === 'FINISHED' ? StageState.DONE : StageState.CANCELED;
  const counts = await totalsOfSweep.load(context, sweep.id);
  return counts && counts.queued < counts.total ? StageState.RUNNING : StageState.PLANNED;
}
