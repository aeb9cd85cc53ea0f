import type { StudyStage } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { beyondMostRuns, cellsShape, isWithinMostRuns } from '../forecast/cellsSchema.ts';
import { makePredictions } from '../study/makePredictions.ts';
import type { Spending } from '../study/predictSpending.ts';
import { spendingOfStage } from '../study/predictSpending.ts';
import { settledBefore } from '../study/predictStage.ts';
import type { StageRunsInput } from './stageRuns.input.ts';

const cellsSchema = z.object(cellsShape).refine(isWithinMostRuns, beyondMostRuns);
const planSchema = z.object({ deviceSecondsBudget: z.number().positive() });

/** What considered runs of a stage are predicted to take; null where no stage before it says, or no step of it was timed. */
export async function consideredSpending(
  context: Context,
  stage: StudyStage,
  input: StageRunsInput,
): Promise<Spending | null> {
  const ordered =
    input.deviceSecondsBudget == null
      ? { kind: 'GRID' as const, cells: parseArguments(cellsSchema, input) }
      : { kind: 'PLAN' as const, ...parseArguments(planSchema, input) };
  const earlier = await settledBefore(context, stage);
  const last = earlier.at(-1);
  if (!last) return null;
  return spendingOfStage(context, stage, last, {
    predictions: makePredictions(stage, earlier, null),
    ordered,
  });
}
