import type { Dataset, Model, Prisma, PrismaClient, Sweep } from '@critbatch/prisma/generated/client';
import { isOutside, modelMisfit, type RecordedDatasetSpec, type RecordedModelSpec } from '@critbatch/theory';
import type { Access } from '../access/access.ts';
import { requireTeam } from '../access/requireTeam.ts';
import { localId, parseGlobalId } from '../node/globalId.ts';
import { mostUserErrors } from '../outcome/parseInput.ts';
import type { UserError } from '../outcome/userError.type.ts';
import { userError } from '../outcome/userError.type.ts';
import { pilotOf, startPlan } from '../plan/startPlan.ts';
import { storedOptimiser } from '../policy/storedOptimiser.ts';
import type { CreateSweepInput, CreateSweepPayload } from './sweep.input.ts';
import type { SweepOrder } from './sweepSchema.ts';
import { parseCreateSweep } from './sweepSchema.ts';

/**
 * Records a sweep with its targets and queues its runs, one for every batch size and seed or the pilot of its plan, all in
 * one transaction.
 */
export async function createSweep(
  prisma: PrismaClient,
  access: Access,
  input: CreateSweepInput,
): Promise<CreateSweepPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  const order = parseCreateSweep(input);
  const [model, dataset] = await Promise.all([
    prisma.model.findFirst({ where: { teamId, id: idOrNone('Model', input.modelId) } }),
    prisma.dataset.findFirst({ where: { teamId, id: idOrNone('Dataset', input.datasetId) } }),
  ]);
  const userErrors = [...(order.userErrors ?? []), ...faultsOfReferences(input, model, dataset)];
  if (userErrors.length > 0 || !order.value || !model || !dataset) return { sweep: null, userErrors };

  const createdById = access.kind === 'user' ? access.userId : null;
  const { value } = order;
  const sweep = await prisma.$transaction((transaction) =>
    storeSweep(transaction, { teamId, createdById, input, order: value, model, dataset }),
  );
  return { sweep, userErrors: [] };
}

/** An id that matches nothing where the global id is of another noun. */
function idOrNone(noun: string, id: string): string | { in: string[] } {
  const parsed = parseGlobalId(id);
  return parsed?.noun === noun ? parsed.id : { in: [] };
}

function faultsOfReferences(
  input: CreateSweepInput,
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
    const message = `The data set has ${dataset.trainingExamples} training examples; use at most so many.`;
    faults.push(userError('INVALID_INPUT', ['batchSizes', index], message));
  }
  if (input.plan && input.plan.largestBatchSize > dataset.trainingExamples) {
    const message = `The data set has ${dataset.trainingExamples} training examples; use at most so many.`;
    faults.push(userError('INVALID_INPUT', ['plan', 'largestBatchSize'], message));
  }
  return faults;
}

type NewSweep = {
  teamId: string;
  createdById: string | null;
  input: CreateSweepInput;
  order: SweepOrder;
  model: Model;
  dataset: Dataset;
};

async function storeSweep(transaction: Prisma.TransactionClient, newSweep: NewSweep): Promise<Sweep> {
  const { teamId, createdById, input, order, model, dataset } = newSweep;
  const { lastSweepNumber } = await transaction.team.update({
    where: { id: teamId },
    data: { lastSweepNumber: { increment: 1 } },
  });
  const { plan } = order;
  const ingredients = { model, dataset, evaluation: order.evaluation };
  const pilot = plan && pilotOf(plan, order.maxExamplesPerRun, ingredients);
  // A plan adds to these what it tries later.
  const sizes = pilot ? pilot.runs.map((run) => run.batchSize) : order.batchSizes;
  const batchSizes = [...new Set(sizes)].sort((a, b) => a - b);
  const seeds = pilot ? [...new Set(pilot.runs.map((run) => run.seed))] : order.seeds;
  const sweep = await transaction.sweep.create({
    data: {
      teamId,
      createdById,
      number: lastSweepNumber,
      name: order.name ?? `${model.name} on ${dataset.name}`,
      modelId: model.id,
      datasetId: dataset.id,
      batchSizes,
      seeds,
      currentBatchSize: order.currentBatchSize ?? null,
      ...storedOptimiser(order.policy),
      firstEvaluationStep: order.evaluation.firstStep,
      evaluationRatio: order.evaluation.ratio,
      trainingSubset: Math.min(order.evaluation.trainingSubset, Number(dataset.trainingExamples)),
      testEvery: order.evaluation.testEvery,
      gradientEvery: order.evaluation.gradientEvery,
      noiseEvery: order.evaluation.noiseEvery,
      noiseExamples: order.evaluation.noiseExamples,
      maxExamplesPerRun: BigInt(order.maxExamplesPerRun),
      origin: order.isReported ? 'REPORTED' : 'TRAINED',
      targets: {
        create: input.targets.map(({ metric, threshold }, position) => ({ position, metric, threshold })),
      },
    },
  });
  if (plan && pilot) await startPlan(transaction, sweep, plan, pilot);
  else await queueGrid(transaction, sweep);
  return sweep;
}

/** Queues a run for every batch size and seed of a new sweep. */
async function queueGrid(transaction: Prisma.TransactionClient, sweep: Sweep): Promise<void> {
  // The queue is first come, first served. Every batch size comes once before any twice, so that N(b) shows its shape
  // early; the large ones, whose runs are the shortest here, come before the small ones, which may never arrive.
  const cells = sweep.seeds.flatMap((seed) =>
    sweep.batchSizes.toReversed().map((batchSize) => ({ batchSize, seed })),
  );
  const runs = cells.map((cell, turn) => ({
    ...cell,
    sweepId: sweep.id,
    teamId: sweep.teamId,
    createdAt: new Date(sweep.createdAt.getTime() + turn),
  }));
  await transaction.run.createMany({ data: runs });
}
