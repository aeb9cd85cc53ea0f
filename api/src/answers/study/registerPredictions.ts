import type { StudyStage } from '@critbatch/prisma/generated/client';
import { decidedOnSchema } from '@critbatch/theory';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { totalsOfSweep } from '../../sweeps/run/run.loaders.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { foretoldFactor } from './foretoldFactor.ts';
import type { MadePrediction } from './makePredictions.ts';
import { orderedRuns } from './predictSpending.ts';
import { predictStage, settledBefore } from './predictStage.ts';
import { isOpen } from './stageState.ts';
import { storePredictions } from './storePredictions.ts';
import type { RegisterPredictionsInput, RegisterPredictionsPayload } from './study.input.ts';
import { decisionOfStage, stagesOfStudy, studyStageById } from './study.loaders.ts';

const intervalSchema = z
  .object({ value: z.number().positive(), lower: z.number().positive(), upper: z.number().positive() })
  .refine(({ value, lower, upper }) => lower <= value && value <= upper, 'Let the interval hold the value');
const noiseScalesSchema = z.object({ here: intervalSchema, there: intervalSchema }).nullish();

/** Computes what a stage is going to say, from the stages before it, before the transaction that registers it. */
export const predictFirst: Preparation<RegisterPredictionsInput, MadePrediction[]> = async (
  context,
  input,
  change,
) => {
  const stage = await predictableStage(context, input);
  const noiseScales = parseInput(noiseScalesSchema, input.noiseScales, ['noiseScales']);
  if (noiseScales.userErrors) return refused(noiseScales.userErrors);
  if (!(await isOpen(context, stage))) return refused([tooLate]);
  const stages = await stagesOfStudy.load(context, stage.studyId);
  const earlier = await settledBefore(context, stage);
  if (earlier.length === 0) {
    const stagesBefore = stages.filter(({ position }) => position < stage.position);
    return refused([conflict(await whyNothingSettled(context, stagesBefore))]);
  }
  const before = stages.find(({ position }) => position === stage.position - 1);
  const sweep = stage.sweepId ? await sweepById.load(context, stage.sweepId) : null;
  const known = {
    noiseScales: noiseScales.value ?? null,
    ordered: sweep && (await orderedRuns(context, sweep)),
  };
  return change([
    ...(await predictStage(context, stage, earlier, known)),
    ...(await expectedByDecision(context, before)),
  ]);
};

/**
 * Registers what a stage is going to say, from the stages before it. CONFLICT once one of its runs has started, or where
 * there is nothing to predict from; what is registered already stands, and only what is missing is added.
 */
export async function registerPredictions(
  context: Context,
  input: RegisterPredictionsInput,
): Promise<RegisterPredictionsPayload> {
  const made = foundBy(context, predictFirst);
  const stage = await predictableStage(context, input);
  if (!(await isOpen(context, stage))) return refused([tooLate]);
  const predictions = await storePredictions(context, stage, made);
  if (predictions.length === 0)
    return refused([
      conflict('All predictions for the stage are registered already, and cannot be changed.'),
    ]);
  context.change.describe({ object: { teamId: stage.teamId, noun: 'StudyStage', id: stage.id } });
  return { studyStage: stage, predictions, userErrors: [] };
}

async function predictableStage(
  context: Context,
  { studyStageId }: RegisterPredictionsInput,
): Promise<StudyStage> {
  const stage = await studyStageById.load(context, localId('StudyStage', studyStageId));
  if (!stage) throw notFound('StudyStage');
  requireTeam(context.access, stage.teamId, 'StudyStage', 'write');
  return stage;
}

/** A stage that is under way has an answer so far, which its page shows: it is not carried over before its sweep has ended. */
async function whyNothingSettled(context: Context, stages: readonly StudyStage[]): Promise<string> {
  for (const { name, sweepId } of stages) {
    const sweep = sweepId ? await sweepById.load(context, sweepId) : null;
    const totals = sweep?.status === 'RUNNING' ? await totalsOfSweep.load(context, sweep.id) : null;
    if (!totals) continue;
    const finished = `${totals.succeeded + totals.failed} of ${totals.total} runs are finished`;
    return `${name} has not ended yet: ${finished}. Its critical batch size can be carried over when it has ended.`;
  }
  return 'No stage before this one has a critical batch size yet.';
}

/** What the decision of the stage before expects. */
async function expectedByDecision(
  context: Context,
  before: StudyStage | undefined,
): Promise<MadePrediction[]> {
  const decision = before && (await decisionOfStage.load(context, before.id));
  if (decision?.choice !== 'GO_ON') return [];
  const expected = foretoldFactor({ ...decision, figures: decidedOnSchema.parse(decision.figures) });
  return expected ? [expected] : [];
}

function conflict(message: string): UserError {
  return userError('CONFLICT', ['studyStageId'], message);
}

const tooLate = conflict('A run of the stage has started: it is too late for predictions.');

function refused(userErrors: UserError[]): RegisterPredictionsPayload {
  return { studyStage: null, predictions: [], userErrors };
}
