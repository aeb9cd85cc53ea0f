import type { Study, StudyStage } from '@critbatch/prisma/generated/client';
import { optimiserOf } from '../../library/policy/storedOptimiser.ts';
import type { Context } from '../../platform/context/context.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { cadenceOf } from '../../sweeps/sweep/storedCadence.ts';
import { theoryTarget } from '../../sweeps/sweep/trainingSpec.ts';
import { targetsOfSweep } from '../../sweeps/target/target.loaders.ts';
import type { ExpectedSweep } from '../forecast/foretell.ts';
import { foretell, nothingStated } from '../forecast/foretell.ts';
import type { MadeForecast } from '../forecast/makeForecast.ts';
import { createOrdered } from '../newSweep/createSweep.ts';
import { recordNewForecasts } from '../newSweep/foretellNewSweeps.ts';
import type { ParsedSweep } from '../newSweep/newSweepSchema.ts';
import { cellsOfOrder } from '../newSweep/runsOfOrder.ts';
import { placeSweep } from '../study/stage.service.ts';
import type { ProposedSweep } from './proposedSweep.ts';
import { proposedSweep } from './proposedSweep.ts';

/** The sweep that a decision starts, and what it is going to take. */
export type NextSweep = Pick<ProposedSweep, 'dataset'> & {
  model: NonNullable<ProposedSweep['model']>;
  order: ParsedSweep;
  forecast: MadeForecast | null;
};

/**
 * The sweep that a stage is proposed, with its forecast. Null where workers could not train it: the team has no model of the
 * stage's size, or the last stage was not trained by them.
 */
export async function foretellNextSweep(
  context: Context,
  study: Study,
  stage: StudyStage,
  batchSize: number | null,
): Promise<NextSweep | null> {
  const proposed = await proposedSweep(context, study, stage, { batchSize });
  if (!proposed?.model || proposed.like.origin !== 'TRAINED') return null;
  const { like, model, dataset } = proposed;
  const order = await orderOf(context, proposed);
  if (order.plan) return { model, dataset, order, forecast: null };
  const [target = null] = await targetsOfSweep.load(context, like.id);
  const expected: ExpectedSweep = {
    policy: like,
    target,
    cells: cellsOfOrder(order),
  };
  const kind = { teamId: stage.teamId, modelId: model.id, datasetId: dataset.id };
  const [forecast = null] = await foretell(context, { ...kind, ...nothingStated }, [expected]);
  return { model, dataset, order, forecast };
}

/** Starts the sweep of a stage, in the transaction of the decision that asked for it. */
export async function startNextStage(
  context: Context,
  stage: StudyStage,
  { model, dataset, order, forecast }: NextSweep,
): Promise<UserError[]> {
  const { prisma, access } = context;
  const createdById = access.kind === 'user' ? access.userId : null;
  const kind = { teamId: stage.teamId, createdById, model, dataset };
  const { sweeps, userErrors } = await createOrdered(prisma, { ...kind, order });
  const [sweep] = sweeps ?? [];
  if (!sweep) return userErrors;
  await recordNewForecasts(context, [sweep], [forecast]);
  return (await placeSweep(context, stage, sweep, [])).userErrors;
}

async function orderOf(
  context: Context,
  { like, name, batchSizes, plan, maxExamplesPerRun, currentBatchSize }: ProposedSweep,
): Promise<ParsedSweep> {
  const targets = await targetsOfSweep.load(context, like.id);
  const common = {
    name,
    targets: targets.map(theoryTarget),
    budgetMetric: null,
    policy: optimiserOf(like),
    evaluation: cadenceOf(like),
    maxExamplesPerRun,
    currentBatchSize,
    isReported: false,
    isProbed: true,
    leavesTrail: like.leavesTrail,
  };
  return plan
    ? { ...common, plan, batchSizes: [], seeds: [] }
    : { ...common, plan: null, batchSizes, seeds: like.seeds };
}
