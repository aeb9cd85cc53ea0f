import type { StudyStage } from '@critbatch/prisma/generated/client';
import type { Relations } from '../../platform/context/relations.ts';
import { StageState } from './study.enum.ts';

/** How far a stage is, by its sweep. */
export async function stageState(
  relations: Relations,
  { sweepId }: Pick<StudyStage, 'sweepId'>,
): Promise<StageState> {
  const sweep = sweepId ? await relations.sweep.load(sweepId) : null;
  if (!sweep) return StageState.PLANNED;
  if (sweep.status !== 'RUNNING') return sweep.status === 'FINISHED' ? StageState.DONE : StageState.CANCELED;
  const counts = await relations.totalsOfSweep.load(sweep.id);
  return counts && counts.queued < counts.total ? StageState.RUNNING : StageState.PLANNED;
}
