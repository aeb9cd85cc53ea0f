import type { Dataset, Model, Prisma, PrismaClient, Sweep } from '@critbatch/prisma/generated/client';
import type { Access } from '../access/access.ts';
import { requireTeam } from '../access/requireTeam.ts';
import { localId, parseGlobalId } from '../node/globalId.ts';
import { mostUserErrors, parseInput } from '../outcome/parseInput.ts';
import type { UserError } from '../outcome/userError.type.ts';
import { userError } from '../outcome/userError.type.ts';
import { storedOptimiser } from '../policy/storedOptimiser.ts';
import type { CreateSweepInput, CreateSweepPayload } from './sweep.input.ts';
import type { SweepPlan } from './sweepSchema.ts';
import { createSweepSchema } from './sweepSchema.ts';

/** Records a sweep with its targets and queues a run for every batch size and seed, all in one transaction. */
export async function createSweep(
  prisma: PrismaClient,
  access: Access,
  input: CreateSweepInput,
): Promise<CreateSweepPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  const plan = parseInput(createSweepSchema, input);
  const [model, dataset] = await Promise.all([
    prisma.model.findFirst({ where: { teamId, id: idOrNone('Model', input.modelId) } }),
    prisma.dataset.findFirst({ where: { teamId, id: idOrNone('Dataset', input.datasetId) } }),
  ]);
  const userErrors = [...(plan.userErrors ?? []), ...faultsOfReferences(input, model, dataset)];
  if (userErrors.length > 0 || !plan.value || !model || !dataset) return { sweep: null, userErrors };

  const createdById = access.kind === 'user' ? access.userId : null;
  const value = plan.value;
  const sweep = await prisma.$transaction((transaction) =>
    storeSweep(transaction, { teamId, createdById, input, plan: value, model, dataset }),
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
  if (!model) faults.push(userError('NOT_FOUND', ['modelId'], 'The team has no such model; choose another.'));
  if (!dataset) {
    faults.push(userError('NOT_FOUND', ['datasetId'], 'The team has no such data set; choose another.'));
    return faults;
  }
  for (const [index, batchSize] of input.batchSizes.slice(0, mostUserErrors).entries()) {
    if (batchSize <= dataset.trainingExamples) continue;
    const message = `The data set has ${dataset.trainingExamples} training examples; use at most so many.`;
    faults.push(userError('INVALID_INPUT', ['batchSizes', index], message));
  }
  return faults;
}

type Order = {
  teamId: string;
  createdById: string | null;
  input: CreateSweepInput;
  plan: SweepPlan;
  model: Model;
  dataset: Dataset;
};

async function storeSweep(transaction: Prisma.TransactionClient, order: Order): Promise<Sweep> {
  const { teamId, createdById, input, plan, model, dataset } = order;
  const { lastSweepNumber } = await transaction.team.update({
    where: { id: teamId },
    data: { lastSweepNumber: { increment: 1 } },
  });
  const batchSizes = [...plan.batchSizes].sort((a, b) => a - b);
  const sweep = await transaction.sweep.create({
    data: {
      teamId,
      createdById,
      number: lastSweepNumber,
      name: plan.name ?? `${model.name} on ${dataset.name}`,
      modelId: model.id,
      datasetId: dataset.id,
      batchSizes,
      seeds: plan.seeds,
      currentBatchSize: plan.currentBatchSize ?? null,
      ...storedOptimiser(plan.policy),
      firstEvaluationStep: plan.evaluation.firstStep,
      evaluationRatio: plan.evaluation.ratio,
      trainingSubset: Math.min(plan.evaluation.trainingSubset, Number(dataset.trainingExamples)),
      testEvery: plan.evaluation.testEvery,
      gradientEvery: plan.evaluation.gradientEvery,
      noiseEvery: plan.evaluation.noiseEvery,
      noiseExamples: plan.evaluation.noiseExamples,
      maxExamplesPerRun: BigInt(plan.maxExamplesPerRun),
      targets: {
        create: input.targets.map(({ metric, threshold }, position) => ({ position, metric, threshold })),
      },
    },
  });
  // The queue is first come, first served. Every batch size comes once before any twice, so that N(b) shows its shape
  // early; the large ones, whose runs are the shortest here, come before the small ones, which may never arrive.
  const cells = plan.seeds.flatMap((seed) =>
    batchSizes.toReversed().map((batchSize) => ({ batchSize, seed })),
  );
  const runs = cells.map((cell, turn) => ({
    ...cell,
    sweepId: sweep.id,
    teamId,
    createdAt: new Date(sweep.createdAt.getTime() + turn),
  }));
  await transaction.run.createMany({ data: runs });
  return sweep;
}
