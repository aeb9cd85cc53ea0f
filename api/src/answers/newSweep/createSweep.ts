import type { Dataset, Model, Prisma, PrismaClient, Sweep } from '@critbatch/prisma/generated/client';
import { queueGrid } from '@critbatch/prisma/queue/queueGrid';
import {
  constantCase,
  isOutside,
  modelMisfit,
  policyMisfit,
  type RecordedDatasetSpec,
  type RecordedModelSpec,
} from '@critbatch/theory';
import { missingFile } from '../../library/datasetFile/missingFile.ts';
import { storedOptimiser } from '../../library/policy/storedOptimiser.ts';
import type { Access } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { mostUserErrors } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, parseGlobalId } from '../../platform/node/globalId.ts';
import { storedCadence } from '../../sweeps/sweep/storedCadence.ts';
import { pilotOf, startPlan } from '../plan/startPlan.ts';
import type { CreateSweepInput, CreateSweepPayload } from './newSweep.input.ts';
import type { ParsedSweep } from './newSweepSchema.ts';
import { parseCreateSweep } from './newSweepSchema.ts';

/**
 * Records a sweep with its targets and queues its runs, one for every batch size and seed or the pilot of its plan, all in
 * one transaction.
 */
export async function createSweep(
  prisma: PrismaClient,
  access: Access,
  input: CreateSweepInput,
): Promise<CreateSweepPayload> {
  const { sweeps, userErrors } = await createSweeps(prisma, access, [input]);
  return { sweep: sweeps?.[0] ?? null, userErrors };
}

export type CreatedSweeps =
  | { sweeps: Sweep[]; userErrors: [] }
  /** Faults of the first that has any: none is made then. */
  | { sweeps: null; userErrors: UserError[] };

/** As many sweeps of one team, model and data set, with as few statements as one. */
export async function createSweeps(
  prisma: PrismaClient,
  access: Access,
  inputs: readonly [CreateSweepInput, ...CreateSweepInput[]],
): Promise<CreatedSweeps> {
  const [{ teamId: teamGlobalId, modelId, datasetId }] = inputs;
  const teamId = localId('Team', teamGlobalId);
  requireTeam(access, teamId, 'Team', 'write');
  const [model, dataset] = await Promise.all([
    prisma.model.findFirst({ where: { teamId, id: idOrNone('Model', modelId) } }),
    prisma.dataset.findFirst({ where: { teamId, id: idOrNone('Dataset', datasetId) } }),
  ]);
  const missing = dataset && !inputs[0].isReported && (await missingFile(prisma, dataset));
  if (missing)
    return { sweeps: null, userErrors: [userError('DATASET_UNAVAILABLE', ['datasetId'], missing)] };
  const ordered: ParsedSweep[] = [];
  for (const input of inputs) {
    const { value: order, userErrors } = parseCreateSweep(input);
    const faults = [
      ...(userErrors ?? []),
      ...faultsOfReferences(input, model, dataset),
      ...(order ? faultsOfPolicy(order, model) : []),
    ];
    if (faults.length > 0 || !order) return { sweeps: null, userErrors: faults };
    ordered.push(order);
  }
  if (!model || !dataset) throw new Error('What is not there is a fault of the first.');
  const createdById = access.kind === 'user' ? access.userId : null;
  const sweeps = await prisma.$transaction((transaction) =>
    storeSweeps(transaction, { teamId, createdById, ordered, model, dataset }),
  );
  return { sweeps, userErrors: [] };
}

/** One sweep of a model and data set that are at hand, in a transaction that is under way. */
export async function createOrdered(
  transaction: Prisma.TransactionClient,
  { order, ...newSweep }: Omit<NewSweeps, 'ordered'> & { order: ParsedSweep },
): Promise<CreatedSweeps> {
  const userErrors = [
    ...faultsOfReferences(order, newSweep.model, newSweep.dataset),
    ...faultsOfPolicy(order, newSweep.model),
  ];
  if (userErrors.length > 0) return { sweeps: null, userErrors };
  return { sweeps: await storeSweeps(transaction, { ...newSweep, ordered: [order] }), userErrors: [] };
}

/** An id that matches nothing where the global id is of another noun. */
function idOrNone(noun: string, id: string): string | { in: string[] } {
  const parsed = parseGlobalId(id);
  return parsed?.noun === noun ? parsed.id : { in: [] };
}

function faultsOfReferences(
  input: Pick<ParsedSweep, 'isReported' | 'batchSizes'> & { plan?: { largestBatchSize: number } | null },
  model: Model | null,
  dataset: Dataset | null,
): UserError[] {
  const faults: UserError[] = [];
  const isTrainable = (spec: unknown) => input.isReported || !isOutside(spec);
  const message = 'Only a program of yours can train this: set isReported, and report the runs yourself.';
  if (model && !isTrainable(model.spec)) faults.push(userError('INVALID_INPUT', ['modelId'], message));
  if (dataset && !isTrainable(dataset.spec)) faults.push(userError('INVALID_INPUT', ['datasetId'], message));
  if (!model) faults.push(userError('NOT_FOUND', ['modelId'], 'The team has no such model; choose another.'));
  if (!dataset) {
    faults.push(userError('NOT_FOUND', ['datasetId'], 'The team has no such data set; choose another.'));
    return faults;
  }
  // A program of the team may reshape what it reads as it likes.
  if (model && !input.isReported) {
    const misfit = modelMisfit(model.spec as RecordedModelSpec, dataset.spec as RecordedDatasetSpec);
    if (misfit) faults.push(userError('INVALID_INPUT', ['modelId'], misfit));
  }
  for (const [index, batchSize] of input.batchSizes.slice(0, mostUserErrors).entries()) {
    if (batchSize <= dataset.trainingExamples) continue;
    const message = `The data set has ${dataset.trainingExamples} training examples; use at most that many.`;
    faults.push(userError('INVALID_INPUT', ['batchSizes', index], message));
  }
  if (input.plan && input.plan.largestBatchSize > dataset.trainingExamples) {
    const message = `The data set has ${dataset.trainingExamples} training examples; use at most that many.`;
    faults.push(userError('INVALID_INPUT', ['plan', 'largestBatchSize'], message));
  }
  return faults;
}

function faultsOfPolicy({ policy, isReported }: ParsedSweep, model: Model | null): UserError[] {
  const misfit = model && !isReported && policyMisfit(model.spec as RecordedModelSpec, policy);
  return misfit ? [userError('INVALID_INPUT', ['policy'], misfit)] : [];
}

type NewSweeps = {
  teamId: string;
  createdById: string | null;
  ordered: readonly ParsedSweep[];
  model: Model;
  dataset: Dataset;
};

async function storeSweeps(transaction: Prisma.TransactionClient, newSweeps: NewSweeps): Promise<Sweep[]> {
  const { teamId, ordered, model, dataset } = newSweeps;
  const { lastSweepNumber } = await transaction.team.update({
    where: { id: teamId },
    data: { lastSweepNumber: { increment: ordered.length } },
  });
  const planned = ordered.map(({ plan, maxExamplesPerRun, evaluation }) => {
    return plan ? { plan, pilot: pilotOf(plan, maxExamplesPerRun, { model, dataset, evaluation }) } : null;
  });
  const firstNumber = lastSweepNumber - ordered.length + 1;
  // Lists and the queue go by it: those of one order stay in that order.
  const createdAt = Date.now();
  const created = await transaction.sweep.createManyAndReturn({
    data: ordered.map((order, index) => ({
      ...rowOf(newSweeps, order, planned[index]?.pilot ?? null),
      number: firstNumber + index,
      createdAt: new Date(createdAt + index),
    })),
  });
  const sweeps = created.toSorted((a, b) => a.number - b.number);
  await transaction.target.createMany({
    data: sweeps.flatMap(({ id: sweepId }, index) =>
      (ordered[index]?.targets ?? []).map(({ metric, threshold }, position) => {
        return { sweepId, position, metric: constantCase(metric), threshold };
      }),
    ),
  });
  for (const [index, sweep] of sweeps.entries()) {
    const begun = planned[index];
    if (begun) await startPlan(transaction, sweep, begun.plan, begun.pilot);
  }
  for (const [index, { id: sweepId, createdAt, seeds, batchSizes }] of sweeps.entries()) {
    if (planned[index]) continue;
    // The queue is first come, first served. Every batch size comes once before any twice, so that N(b) shows its shape
    // early; the large ones, whose runs are the shortest here, come before the small ones, which may never arrive.
    await queueGrid(transaction, { teamId, sweepId, createdAt, seeds, batchSizes: batchSizes.toReversed() });
  }
  return sweeps;
}

function rowOf(
  { teamId, createdById, model, dataset }: NewSweeps,
  order: ParsedSweep,
  pilot: ReturnType<typeof pilotOf> | null,
) {
  // A plan adds to these what it tries later.
  const sizes = pilot ? pilot.runs.map((run) => run.batchSize) : order.batchSizes;
  return {
    teamId,
    createdById,
    name: order.name ?? `${model.name} on ${dataset.name}`,
    modelId: model.id,
    datasetId: dataset.id,
    batchSizes: [...new Set(sizes)].sort((a, b) => a - b),
    seeds: pilot ? [...new Set(pilot.runs.map((run) => run.seed))] : order.seeds,
    currentBatchSize: order.currentBatchSize ?? null,
    ...storedOptimiser(order.policy),
    ...storedCadence(order.evaluation),
    trainingSubset: Math.min(order.evaluation.trainingSubset, Number(dataset.trainingExamples)),
    leavesTrail: order.leavesTrail,
    maxExamplesPerRun: BigInt(order.maxExamplesPerRun),
    budgetMetric: order.budgetMetric && constantCase(order.budgetMetric),
    rateProbeStatus: isProbed(order) ? ('DUE' as const) : null,
    origin: order.isReported ? ('REPORTED' as const) : ('TRAINED' as const),
  };
}

/** A program that reports has its own idea of a step. */
function isProbed({ isProbed: isWanted, isReported }: ParsedSweep): boolean {
  return isWanted && !isReported;
}
