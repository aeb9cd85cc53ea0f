import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { StageDecision, StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import { withdrawNotifications } from '@critbatch/prisma/webhook/withdrawNotifications';
import type { DecidedOn } from '@critbatch/theory';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { runsOfOrder } from '../newSweep/runsOfOrder.ts';
import { foretoldFactor } from '../study/foretoldFactor.ts';
import type { MadePrediction } from '../study/makePredictions.ts';
import { orderedRuns } from '../study/predictSpending.ts';
import { predictStage, settledBefore } from '../study/predictStage.ts';
import { isOpen } from '../study/stageState.ts';
import { storePredictions } from '../study/storePredictions.ts';
import { decisionOfStage, stagesOfStudy, studyById, studyStageById } from '../study/study.loaders.ts';
import { decidedOn } from './decidedOn.ts';
import type { DecideStageInput, DecideStagePayload } from './stageDecision.input.ts';
import type { NextSweep } from './startNextStage.ts';
import { foretellNextSweep, startNextStage } from './startNextStage.ts';

const decisionSchema = z.object({
  batchSize: z
    .int()
    .min(1)
    .max(2 ** 31 - 1)
    .nullish(),
  reason: z.string().trim().min(1, 'Say why').max(2000),
});

/** What a decision is made on, and what follows from it. */
type Prepared = {
  figures: DecidedOn;
  /** The stage after it, where the study goes on and that has no sweep that has started. */
  next: { stage: StudyStage; predictions: MadePrediction[]; sweep: NextSweep | null } | null;
};

/** Computes the figures that a decision rests on, and what the next stage is going to say, before the transaction. */
export const decideOnFigures: Preparation<DecideStageInput, Prepared> = async (context, input, change) => {
  const stage = await stageToDecide(context, input);
  const ended = await endedSweep(context, stage);
  if ('userErrors' in ended) return refused(ended.userErrors);
  const parsed = parseInput(decisionSchema, input);
  if (parsed.userErrors) return refused(parsed.userErrors);
  const batchSize = parsed.value.batchSize ?? null;
  const figures = await decidedOn(context, stage, ended.sweep, batchSize);
  const decision = { ...input, batchSize, fromBatchSize: ended.sweep.currentBatchSize, figures };
  return change({ figures, next: await nextOf(context, stage, decision) });
};

/** Records the decision that a stage ends in, what it expects of the next one, and starts that where the study allows it. */
export async function decideStage(context: Context, input: DecideStageInput): Promise<DecideStagePayload> {
  const { prisma, access } = context;
  const { figures, next } = foundBy(context, decideOnFigures);
  const stage = await stageToDecide(context, input);
  // Two people who decide at once: the second finds what the first decided.
  await lockRow(prisma, 'StudyStage', stage.id);
  if ((await prisma.stageDecision.count({ where: { stageId: stage.id } })) > 0) return refused([isDecided]);
  const ended = await endedSweep(context, stage);
  if ('userErrors' in ended) return refused(ended.userErrors);
  const { value } = parseInput(decisionSchema, input);
  const stageDecision = await prisma.stageDecision.create({
    data: {
      teamId: stage.teamId,
      stageId: stage.id,
      choice: input.choice,
      fromBatchSize: ended.sweep.currentBatchSize,
      batchSize: value?.batchSize ?? null,
      reason: value?.reason ?? '',
      figures,
      figuresHash: contentHash(figures),
      decidedById: access.kind === 'user' ? access.userId : null,
    },
  });
  await withdrawNotifications(prisma, {
    teamId: stage.teamId,
    kinds: ['DECISION_WAITS'],
    about: { studyStageId: stage.id },
  });
  if (next && (await isOpen(context, next.stage))) {
    await storePredictions(context, next.stage, next.predictions);
    if (next.sweep) {
      const userErrors = await startNextStage(context, next.stage, next.sweep);
      if (userErrors.length > 0) return refused(userErrors);
    }
  }
  return { stageDecision, userErrors: [] };
}

async function stageToDecide(
  context: Context,
  { studyStageId }: Pick<DecideStageInput, 'studyStageId'>,
): Promise<StudyStage> {
  const stage = await studyStageById.load(context, localId('StudyStage', studyStageId));
  if (!stage) throw notFound('StudyStage');
  requireTeam(context.access, stage.teamId, 'StudyStage', 'write');
  return stage;
}

async function endedSweep(
  context: Context,
  stage: StudyStage,
): Promise<{ sweep: Sweep } | { userErrors: UserError[] }> {
  if (await decisionOfStage.load(context, stage.id)) return { userErrors: [isDecided] };
  const sweep = stage.sweepId ? await sweepById.load(context, stage.sweepId) : null;
  if (!sweep)
    return { userErrors: [conflict('The stage has no sweep yet; decide when its sweep has ended.')] };
  if (sweep.status === 'RUNNING') {
    const message = 'The sweep of the stage has not ended; decide when it has.';
    return { userErrors: [userError('SWEEP_NOT_FINISHED', ['studyStageId'], message)] };
  }
  return { sweep };
}

/** What the stage after a decision is going to say by it. */
async function nextOf(
  context: Context,
  stage: StudyStage,
  decision: Pick<StageDecision, 'choice' | 'batchSize' | 'fromBatchSize'> & { figures: DecidedOn },
): Promise<Prepared['next']> {
  if (decision.choice !== 'GO_ON') return null;
  const stages = await stagesOfStudy.load(context, stage.studyId);
  const next = stages.find(({ position }) => position === stage.position + 1);
  if (!next || !(await isOpen(context, next))) return null;
  const study = await studyById.load(context, stage.studyId);
  const sweep =
    study?.startsNextStage && !next.sweepId
      ? await foretellNextSweep(context, study, next, decision.batchSize)
      : null;
  const known = next.sweepId ? await sweepById.load(context, next.sweepId) : null;
  const ordered = known ? await orderedRuns(context, known) : sweep && runsOfOrder(sweep.order);
  // All that can be said by now is written down now: whoever decides has not to think of registering it as well.
  const isKnown = known !== null && known.status !== 'RUNNING';
  const made = isKnown
    ? []
    : await predictStage(context, next, await settledBefore(context, next), { ordered });
  return { stage: next, predictions: [made, foretoldFactor(decision) ?? []].flat(), sweep };
}

function conflict(message: string): UserError {
  return userError('CONFLICT', ['studyStageId'], message);
}

const isDecided = conflict('The stage is decided already, and a decision cannot be changed.');

function refused(userErrors: UserError[]): DecideStagePayload {
  return { stageDecision: null, userErrors };
}
