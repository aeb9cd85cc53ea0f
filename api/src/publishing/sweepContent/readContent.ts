import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Prisma } from '@critbatch/prisma/generated/client';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import type { Provenance } from '../../sweeps/attempt/provenance.schema.ts';
import { cadenceOf } from '../../sweeps/sweep/storedCadence.ts';
import type { ContentRun, MeasurementRow, SweepContent } from './sweepContent.schema.ts';

const parts = {
  model: true,
  dataset: true,
  targets: { orderBy: { position: 'asc' } },
  plan: { include: { decisions: { orderBy: { number: 'asc' } } } },
} satisfies Prisma.SweepInclude;

const partsOfRun = {
  attempts: { orderBy: { number: 'asc' } },
  crossings: { orderBy: { target: { position: 'asc' } } },
} satisfies Prisma.RunInclude;

const orderOfRuns = [{ batchSize: 'asc' }, { seed: 'asc' }] satisfies Prisma.RunOrderByWithRelationInput[];

type WholeSweep = Prisma.SweepGetPayload<{ include: typeof parts }>;
type WholeRun = Prisma.RunGetPayload<{ include: typeof partsOfRun }>;

/** Whatever a sweep is but its runs and their logs. */
export async function readContent(transaction: Transaction, sweepId: string) {
  const sweep = await transaction.sweep.findUniqueOrThrow({ where: { id: sweepId }, include: parts });
  return { sweep, content: contentOf(sweep) };
}

/** Runs that are read at once take a few milliseconds; ten thousand at once kept everybody else waiting for half a second. */
const runsAtOnce = 250;

/** The runs of a sweep in an order that is always the same, some hundreds at a time. */
export async function* readRuns(
  transaction: Transaction,
  { id: sweepId, targets }: Pick<WholeSweep, 'id' | 'targets'>,
): AsyncGenerator<ContentRun[]> {
  const places = new Map(targets.map(({ id }, place) => [id, place]));
  for (let after: WholeRun | undefined; ; ) {
    const runs: WholeRun[] = await transaction.run.findMany({
      where: { sweepId, ...(after && { OR: behind(after) }) },
      orderBy: orderOfRuns,
      take: runsAtOnce,
      include: partsOfRun,
    });
    if (runs.length > 0) yield runs.map((run) => contentRunOf(run, places));
    if (runs.length < runsAtOnce) return;
    after = runs.at(-1);
  }
}

function behind({ batchSize, seed }: Pick<WholeRun, 'batchSize' | 'seed'>): Prisma.RunWhereInput[] {
  return [{ batchSize: { gt: batchSize } }, { batchSize, seed: { gt: seed } }];
}

function contentOf(sweep: WholeSweep): Omit<SweepContent, 'runs'> {
  const { model, dataset, plan } = sweep;
  return {
    name: sweep.name,
    model: { name: model.name, spec: model.spec as SweepContent['model']['spec'] },
    dataset: {
      name: dataset.name,
      licence: dataset.licence,
      spec: dataset.spec as SweepContent['dataset']['spec'],
    },
    policy: policyOf(sweep),
    batchSizes: sweep.batchSizes,
    seeds: sweep.seeds,
    currentBatchSize: sweep.currentBatchSize,
    evaluation: cadenceOf(sweep),
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
    status: sweep.status,
    finishedAt: written(sweep.finishedAt),
    targets: sweep.targets.map(({ metric, threshold }) => ({ metric, threshold })),
    ...(sweep.budgetMetric && { budgetMetric: sweep.budgetMetric }),
    plan: plan && {
      smallestBatchSize: plan.smallestBatchSize,
      largestBatchSize: plan.largestBatchSize,
      mostSeeds: plan.mostSeeds,
      wantedRatio: plan.wantedRatio,
      deviceSecondsBudget: plan.deviceSecondsBudget,
      parallelRuns: plan.parallelRuns,
      stopReason: plan.stopReason,
      stoppedAt: written(plan.stoppedAt),
      decisions: plan.decisions.map(
        ({ number, basis, spentDeviceSeconds, stopReason, result, createdAt }) => ({
          number,
          basis,
          spentDeviceSeconds,
          stopReason,
          result: result as Record<string, never>,
          createdAt: createdAt.toISOString(),
        }),
      ),
    },
  };
}

function contentRunOf(run: WholeRun, places: ReadonlyMap<string, number>): ContentRun {
  return {
    batchSize: run.batchSize,
    seed: run.seed,
    status: run.status,
    outcome: run.outcome,
    failure: failureOf(run),
    maxExamples: run.maxExamples === null ? null : Number(run.maxExamples),
    ...(run.hopelessCap !== null && { hopelessCap: Number(run.hopelessCap) }),
    step: Number(run.step),
    examplesSeen: Number(run.examplesSeen),
    deviceSeconds: run.deviceSeconds,
    startedAt: written(run.startedAt),
    finishedAt: written(run.finishedAt),
    attempts: run.attempts.map((attempt) => ({
      number: attempt.number,
      engine: attempt.engine,
      device: attempt.device,
      ...(attempt.provenance !== null && { provenance: attempt.provenance as Provenance }),
      startedAt: attempt.startedAt.toISOString(),
      endedAt: written(attempt.endedAt),
      end: attempt.end,
      failure: failureOf(attempt),
    })),
    crossings: run.crossings.map(({ targetId, lowerSteps, upperSteps }) => ({
      target: places.get(targetId) ?? 0,
      lowerSteps: Number(lowerSteps),
      upperSteps: upperSteps === null ? null : Number(upperSteps),
    })),
  };
}

function failureOf({
  failureCode,
  failureMessage,
}: {
  failureCode: string | null;
  failureMessage: string | null;
}) {
  return failureCode === null ? null : { code: failureCode, message: failureMessage ?? '' };
}

const written = (time: Date | null) => time?.toISOString() ?? null;

const rowsAtOnce = 500;

/** The logs of a sweep, run by run and step by step, some hundred rows at a time. */
export async function* readRows(transaction: Transaction, sweepId: string): AsyncGenerator<MeasurementRow[]> {
  // Runs that were imported often have none, and there may be thousands of them.
  const runs = await transaction.run.findMany({
    where: { sweepId, measurements: { some: {} } },
    orderBy: orderOfRuns,
    select: { id: true, batchSize: true, seed: true },
  });
  for (const { id: runId, batchSize, seed } of runs) {
    for (let after = -1n; ; ) {
      const rows = await transaction.measurement.findMany({
        where: { runId, step: { gt: after } },
        orderBy: { step: 'asc' },
        take: rowsAtOnce,
        omit: { runId: true },
      });
      const last = rows.at(-1);
      if (!last) break;
      yield rows.map(({ step, attempt, examplesSeen, ...row }) => ({
        batchSize,
        seed,
        step: Number(step),
        attempt,
        examplesSeen: Number(examplesSeen),
        ...row,
        functionEvaluations: Number(row.functionEvaluations),
        gradientEvaluations: Number(row.gradientEvaluations),
        exhaustedSearches: Number(row.exhaustedSearches),
        belowResolutionSteps: Number(row.belowResolutionSteps),
        recordedAt: row.recordedAt.toISOString(),
      }));
      if (rows.length < rowsAtOnce) break;
      after = last.step;
    }
  }
}
