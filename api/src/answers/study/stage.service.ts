import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Study, StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import { modelOfSweep } from '../../library/model/model.loaders.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound, parseGlobalId } from '../../platform/node/globalId.ts';
import type { MadePrediction } from './makePredictions.ts';
import { orderedRuns } from './predictSpending.ts';
import { predictStage, settledBefore } from './predictStage.ts';
import { isOpen } from './stageState.ts';
import { storePredictions } from './storePredictions.ts';
import type {
  AddStudyStageInput,
  ChangeStudyStageInput,
  RemoveStudyStageInput,
  SetStageEffortInput,
  SetStageSweepInput,
  StudyPayload,
  StudyStagePayload,
} from './study.input.ts';
import { predictionsOfStage, studyById, studyStageById } from './study.loaders.ts';

const effortSchema = z.number().min(0).max(1e6).nullish();
const stageSchema = z.object({ name: nameSchema, size: z.number().positive().nullish() });
const changeSchema = z.object({ name: nameSchema.nullish(), size: z.number().positive().nullish() });

/** Adds a stage at the end of a study. Without a size it has the parameters of the model, or of its sweep's model. */
export async function addStudyStage(context: Context, input: AddStudyStageInput): Promise<StudyStagePayload> {
  const { prisma, access } = context;
  const study = await studyById.load(context, localId('Study', input.studyId));
  if (!study) throw notFound('Study');
  requireTeam(access, study.teamId, 'Study', 'write');
  const parsed = parseInput(stageSchema, input);
  if (parsed.userErrors) return { studyStage: null, userErrors: parsed.userErrors };
  const sweep = input.sweepId ? await sweepOf(context, study, input.sweepId) : null;
  if (input.sweepId && !sweep)
    return fault('NOT_FOUND', 'sweepId', 'The team has no such sweep; choose another.');
  const model = await modelOf(context, study, input.modelId);
  if (model === 'NOT_FOUND') return noSuchModel;
  const size =
    parsed.value.size ?? model?.parameterCount ?? (sweep && (await parameterCountOf(context, sweep)));
  if (!size) return fault('INVALID_INPUT', 'size', 'Give the size, a model, or a sweep whose model has one.');
  if (sweep && (await isInStudy(context, study.id, sweep.id))) {
    return fault('CONFLICT', 'sweepId', 'Another stage of the study has this sweep.');
  }
  // One after the other, so that positions have no gap and no double.
  await lockRow(prisma, 'Study', study.id);
  const position = await prisma.studyStage.count({ where: { studyId: study.id } });
  const { id: studyId, teamId } = study;
  const data = { studyId, teamId, position, name: parsed.value.name, size, sweepId: sweep?.id ?? null };
  return { studyStage: await prisma.studyStage.create({ data }), userErrors: [] };
}

/** Gives a planned stage another name or size, while it has no sweep. CONFLICT for the size where something is predicted of it. */
export async function changeStudyStage(
  context: Context,
  input: ChangeStudyStageInput,
): Promise<StudyStagePayload> {
  const { prisma, change } = context;
  const stage = await stageToGive(context, input);
  const parsed = parseInput(changeSchema, input);
  if (parsed.userErrors) return { studyStage: null, userErrors: parsed.userErrors };
  const model = await modelOf(context, stage, input.modelId);
  if (model === 'NOT_FOUND') return noSuchModel;
  // A sweep or a prediction that comes at the same time comes before it, or after.
  await lockRow(prisma, 'StudyStage', stage.id);
  const known = await prisma.studyStage.findUniqueOrThrow({ where: { id: stage.id } });
  if (known.sweepId) return fault('CONFLICT', 'studyStageId', hasSweep);
  const before = { name: known.name, size: known.size };
  const after = {
    name: parsed.value.name ?? before.name,
    size: parsed.value.size ?? model?.parameterCount ?? before.size,
  };
  if (after.size !== before.size && (await isForetold(context, stage)))
    return fault('CONFLICT', 'size', 'The stage has predictions, which rest on its size; add another stage.');
  if (after.name === before.name && after.size === before.size) change.nothing();
  change.describe({ before, after });
  return {
    studyStage: await prisma.studyStage.update({ where: { id: stage.id }, data: after }),
    userErrors: [],
  };
}

/** Removes a planned stage. CONFLICT where it has a sweep, or where it or a stage after it has predictions: those are final. */
export async function removeStudyStage(
  context: Context,
  input: RemoveStudyStageInput,
): Promise<StudyPayload> {
  const { prisma, change } = context;
  const { id, studyId, teamId } = await stageToGive(context, input);
  const refused = (message: string): StudyPayload => {
    return { study: null, userErrors: [userError('CONFLICT', ['studyStageId'], message)] };
  };
  await lockRow(prisma, 'Study', studyId);
  await lockRow(prisma, 'StudyStage', id);
  const { position, name, size, sweepId } = await prisma.studyStage.findUniqueOrThrow({ where: { id } });
  if (sweepId) return refused(hasSweep);
  const foretold = await prisma.prediction.count({
    where: { stage: { studyId, position: { gte: position } } },
  });
  if (foretold > 0)
    return refused('This stage or one after it has predictions, which are final; it has to stay.');
  await prisma.studyStage.delete({ where: { id } });
  // In two moves: one after the other, two stages would meet at one position.
  const after = { studyId, position: { gt: position } };
  await prisma.studyStage.updateMany({ where: after, data: { position: { increment: outOfTheWay } } });
  await prisma.studyStage.updateMany({ where: after, data: { position: { decrement: outOfTheWay + 1 } } });
  change.describe({
    object: { teamId, noun: 'StudyStage', id, name },
    before: { position, name, size },
    after: {},
  });
  return { study: await prisma.study.findUniqueOrThrow({ where: { id: studyId } }), userErrors: [] };
}

/** More than any study has stages. */
const outOfTheWay = 1_000_000;
const hasSweep = 'The stage has a sweep; only a planned stage without one can be changed or removed.';
const noSuchModel = fault('NOT_FOUND', 'modelId', 'The team has no such model; choose another.');

/** Nothing where none was asked for. */
async function modelOf(
  { prisma }: Context,
  { teamId }: Pick<Study | StudyStage, 'teamId'>,
  globalModelId: string | null | undefined,
): Promise<{ parameterCount: number } | null | 'NOT_FOUND'> {
  if (!globalModelId) return null;
  const parsed = parseGlobalId(globalModelId);
  const model =
    parsed?.noun === 'Model' ? await prisma.model.findFirst({ where: { id: parsed.id, teamId } }) : null;
  return model ? { parameterCount: Number(model.parameterCount) } : 'NOT_FOUND';
}

async function isForetold({ prisma }: Context, { id }: StudyStage): Promise<boolean> {
  return (await prisma.prediction.count({ where: { stageId: id } })) > 0;
}

/** Predicts a stage that is given a sweep of which no run has started, before the transaction that gives it. */
export const predictPlacedFirst: Preparation<SetStageSweepInput, MadePrediction[]> = async (
  context,
  input,
  change,
) => {
  const stage = await stageToGive(context, input);
  const sweep = await sweepOf(context, stage, input.sweepId);
  if (!sweep || !(await isOpen(context, { sweepId: sweep.id })) || sweep.status !== 'RUNNING')
    return change([]);
  const ordered = await orderedRuns(context, sweep);
  return change(await predictStage(context, stage, await settledBefore(context, stage), { ordered }));
};

/** Gives a stage its sweep. CONFLICT where it has one, or where it is foretold and the sweep has started. */
export async function setStageSweep(context: Context, input: SetStageSweepInput): Promise<StudyStagePayload> {
  const predictions = foundBy(context, predictPlacedFirst);
  const stage = await stageToGive(context, input);
  const sweep = await sweepOf(context, stage, input.sweepId);
  if (!sweep) return fault('NOT_FOUND', 'sweepId', 'The team has no such sweep; choose another.');
  return placeSweep(context, stage, sweep, predictions);
}

async function stageToGive(
  context: Context,
  { studyStageId }: Pick<SetStageSweepInput, 'studyStageId'>,
): Promise<StudyStage> {
  const stage = await studyStageById.load(context, localId('StudyStage', studyStageId));
  if (!stage) throw notFound('StudyStage');
  requireTeam(context.access, stage.teamId, 'StudyStage', 'write');
  return stage;
}

/**
 * Makes a sweep of the team that of a stage; CONFLICT as in `setStageSweep`. Registers what is predicted of it and is not registered
 * yet, unless a run has started meanwhile.
 */
export async function placeSweep(
  context: Context,
  stage: StudyStage,
  sweep: Sweep,
  predictions: readonly MadePrediction[],
): Promise<StudyStagePayload> {
  if (stage.sweepId) return fault('CONFLICT', 'studyStageId', 'The stage has a sweep already.');
  if (sweep.budgetMetric) {
    const message =
      'A study follows b* from stage to stage, and this sweep was started for a budget; choose one with a target.';
    return fault('SWEEP_FOR_BUDGET', 'sweepId', message);
  }
  if (await isInStudy(context, stage.studyId, sweep.id)) {
    return fault('CONFLICT', 'sweepId', 'Another stage of the study has this sweep.');
  }
  const foretold = await predictionsOfStage.load(context, stage.id);
  const canBePredicted = await isOpen(context, { sweepId: sweep.id });
  if (foretold.length > 0 && !canBePredicted) {
    return fault(
      'CONFLICT',
      'sweepId',
      'The stage has predictions, and this sweep has started; choose one that has not started.',
    );
  }
  const { prisma } = context;
  const studyStage = await prisma.studyStage.update({ where: { id: stage.id }, data: { sweepId: sweep.id } });
  if (canBePredicted) await storePredictions(context, studyStage, predictions);
  return { studyStage, userErrors: [] };
}

/** States how many hours of people's work a stage takes; null where nobody knows. */
export async function setStageEffort(
  context: Context,
  input: SetStageEffortInput,
): Promise<StudyStagePayload> {
  const { prisma, access, change } = context;
  const stage = await studyStageById.load(context, localId('StudyStage', input.studyStageId));
  if (!stage) throw notFound('StudyStage');
  requireTeam(access, stage.teamId, 'StudyStage', 'write');
  const { value, userErrors } = parseInput(effortSchema, input.personHours, ['personHours']);
  if (userErrors) return { studyStage: null, userErrors };
  const personHours = value ?? null;
  if (personHours === stage.personHours) change.nothing();
  change.describe({ before: { personHours: stage.personHours }, after: { personHours } });
  const studyStage = await prisma.studyStage.update({ where: { id: stage.id }, data: { personHours } });
  return { studyStage, userErrors: [] };
}

async function sweepOf(
  { prisma }: Context,
  { teamId }: Pick<Study | StudyStage, 'teamId'>,
  globalSweepId: string,
): Promise<Sweep | null> {
  const parsed = parseGlobalId(globalSweepId);
  return parsed?.noun === 'Sweep' ? prisma.sweep.findFirst({ where: { id: parsed.id, teamId } }) : null;
}

async function parameterCountOf(context: Context, sweep: Sweep): Promise<number | null> {
  const model = await modelOfSweep.load(context, sweep.modelId);
  return model && Number(model.parameterCount);
}

async function isInStudy({ prisma }: Context, studyId: string, sweepId: string): Promise<boolean> {
  return (await prisma.studyStage.count({ where: { studyId, sweepId } })) > 0;
}

function fault(code: Parameters<typeof userError>[0], field: string, message: string): StudyStagePayload {
  return { studyStage: null, userErrors: [userError(code, [field], message)] };
}
