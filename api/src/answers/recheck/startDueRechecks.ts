import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import type { RecheckSchedule, Sweep } from '@critbatch/prisma/generated/client';
import {
  CritbatchError,
  recheckCapFactor,
  recheckMostSeeds,
  recheckRange,
  recheckRatio,
} from '@critbatch/theory';
import { isPassing } from '../../platform/fault/databaseFault.ts';
import type { RecurringFaults } from '../../platform/fault/recurringFaults.ts';
import type { CapOverrides } from '../../platform/limits/caps.ts';
import { capExceededBy } from '../../platform/limits/enforceCaps.ts';
import { runSettingsOf } from '../../sweeps/sweep/runSettingsOf.ts';
import { cadenceOf } from '../../sweeps/sweep/storedCadence.ts';
import type { PlanSettings } from '../plan/planSchema.ts';
import { pilotOf, startPlan } from '../plan/startPlan.ts';
import type { Known } from './lastKnown.ts';
import { lastKnown } from './lastKnown.ts';
import { dueAfter } from './recheck.service.ts';

const parallelRuns = 2;
const largestSeed = 2 ** 31 - 1;

/** Starts the re-checks that are due; several API processes may do it at once. */
export async function startDueRechecks(
  prisma: Client,
  caps: CapOverrides,
  faults: RecurringFaults,
  now: Date = new Date(),
): Promise<void> {
  const due = await prisma.recheckSchedule.findMany({
    where: { nextDueAt: { lte: now } },
    orderBy: { nextDueAt: 'asc' },
  });
  faults.keepOnly(due.map(({ sweepId }) => sweepId));
  for (const schedule of due) {
    // One that cannot start now stays due, and keeps no other waiting.
    await prisma
      .$transaction((transaction) => startRecheck(transaction, schedule, caps, now))
      .catch((fault) => {
        if (isPassing(fault)) throw fault;
        const { sweepId } = schedule;
        faults.failed(sweepId, 'A re-check could not start.', fault, { sweepId });
      });
  }
}

/** Moves the date and starts the re-check, both or neither. While one runs, and without a b* to check, none is started. */
async function startRecheck(
  transaction: Transaction,
  { sweepId, everyWeeks, nextDueAt, deviceSecondsBudget, createdById }: RecheckSchedule,
  overrides: CapOverrides,
  now: Date,
): Promise<void> {
  const moved = await transaction.recheckSchedule.updateMany({
    where: { sweepId, nextDueAt },
    data: { nextDueAt: dueAfter(now, everyWeeks) },
  });
  if (moved.count === 0) return;
  // One that has come to its verdict runs again where somebody has given it more runs.
  const running = await transaction.recheck.count({
    where: { checkedSweepId: sweepId, OR: [{ settledAt: null }, { sweep: { status: 'RUNNING' } }] },
  });
  const known = await lastKnown(transaction, sweepId);
  if (running > 0 || !known) return;
  const sweep = await transaction.sweep.findUniqueOrThrow({ where: { id: sweepId } });
  await startSweep(transaction, sweep, { known, deviceSecondsBudget, createdById });
  const access = { kind: 'stranger' } as const;
  const excess = await capExceededBy(transaction, 'createSweep', { access, teamId: sweep.teamId, overrides });
  if (excess) throw new CritbatchError('QUOTA_EXCEEDED', excess);
}

type Order = { known: Known; deviceSecondsBudget: number; createdById: string | null };

/** A small adaptive sweep of the same order, on the newest versions of its model and data. */
async function startSweep(
  transaction: Transaction,
  checked: Sweep,
  { known, deviceSecondsBudget, createdById }: Order,
): Promise<void> {
  const { teamId } = checked;
  const [model, dataset] = [
    await newestModel(transaction, checked),
    await newestDataset(transaction, checked),
  ];
  const range = recheckRange(known.interval, Number(dataset.trainingExamples), known.movedTo);
  const settings: PlanSettings = {
    smallestBatchSize: range.lower,
    largestBatchSize: range.upper,
    ...{ deviceSecondsBudget, wantedRatio: recheckRatio, mostSeeds: recheckMostSeeds, parallelRuns },
  };
  const maxExamplesPerRun = Math.min(
    recheckCapFactor * Number(checked.maxExamplesPerRun),
    Number.MAX_SAFE_INTEGER,
  );
  const pilot = pilotOf(settings, maxExamplesPerRun, {
    ...{ model, dataset, evaluation: cadenceOf(checked) },
    firstSeed: await freshSeed(transaction, checked),
  });
  const { lastSweepNumber: number } = await transaction.team.update({
    where: { id: teamId },
    data: { lastSweepNumber: { increment: 1 } },
  });
  const target = await transaction.target.findFirstOrThrow({ where: { sweepId: checked.id, position: 0 } });
  const sweep = await transaction.sweep.create({
    data: {
      ...{ teamId, createdById, number, modelId: model.id, datasetId: dataset.id },
      name: `Re-check of #${checked.number}: ${checked.name}`.slice(0, 120),
      batchSizes: [...new Set(pilot.runs.map(({ batchSize }) => batchSize))].sort((a, b) => a - b),
      seeds: [...new Set(pilot.runs.map(({ seed }) => seed))],
      currentBatchSize: checked.currentBatchSize,
      ...runSettingsOf(checked),
      maxExamplesPerRun: BigInt(maxExamplesPerRun),
      targets: { create: { position: 0, metric: target.metric, threshold: target.threshold } },
      recheck: { create: { checkedSweepId: checked.id } },
    },
  });
  await startPlan(transaction, sweep, settings, pilot);
}

/**
 * The first seed that no run of the sweep, or of its re-checks so far, has had. With theirs, runs at the same batch sizes on data that
 * have not changed would be the same runs, and repeat whatever luck the first answer had.
 */
async function freshSeed(transaction: Transaction, { id }: Sweep): Promise<number> {
  const { _max } = await transaction.run.aggregate({
    where: { OR: [{ sweepId: id }, { sweep: { recheck: { checkedSweepId: id } } }] },
    _max: { seed: true },
  });
  const next = (_max.seed ?? 0) + 1;
  return next + recheckMostSeeds <= largestSeed ? next : 1;
}

/** Versions share a name; the newest is what the team trains now. */
async function newestModel(transaction: Transaction, { teamId, modelId }: Sweep) {
  const { name } = await transaction.model.findUniqueOrThrow({ where: { id: modelId } });
  return transaction.model.findFirstOrThrow({ where: { teamId, name }, orderBy: { version: 'desc' } });
}

async function newestDataset(transaction: Transaction, { teamId, datasetId }: Sweep) {
  const { name } = await transaction.dataset.findUniqueOrThrow({ where: { id: datasetId } });
  return transaction.dataset.findFirstOrThrow({ where: { teamId, name }, orderBy: { version: 'desc' } });
}
