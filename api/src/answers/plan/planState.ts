import type { Database } from '@critbatch/prisma/client/createClient';
import type { Model, Run, Sweep } from '@critbatch/prisma/generated/client';
import type { Crossing, Estimate } from '@critbatch/theory';
import { contentHash } from '../../platform/hash/contentHash.ts';
import type { PlanSettings } from './planSchema.ts';

export type StateRun = Pick<
  Run,
  | 'id'
  | 'batchSize'
  | 'seed'
  | 'status'
  | 'outcome'
  | 'maxExamples'
  | 'examplesSeen'
  | 'cancelRequested'
  | 'tooLargeFor'
  | 'finishedAt'
>;

/** What there is of a sweep to decide on. */
export type PlanState = {
  sweep: Sweep & { parameterCount: number };
  plan: PlanSettings;
  runs: StateRun[];
  crossings: Crossing[];
  /** Estimate for the primary target; null before there is one. */
  estimate: Estimate | null;
  decisions: number;
  /** Changes whenever there is something new to decide on. */
  basis: string;
};

/** Reads an adaptive sweep that goes on; null where it has none, or its plan or it itself has ended. */
export async function readPlanState(database: Database, sweepId: string): Promise<PlanState | null> {
  const plan = await database.adaptivePlan.findUnique({
    where: { sweepId },
    include: { sweep: { include: { model: true } }, _count: { select: { decisions: true } } },
  });
  if (!plan || plan.stopReason !== null || plan.sweep.status !== 'RUNNING') return null;
  const { sweep, _count, sweepId: _key, stopReason: _none, stoppedAt: _never, ...settings } = plan;
  return readSweepState(database, sweep, settings, _count.decisions);
}

/** Reads what the runs of a sweep say for its primary target, to be decided on under these settings. */
export async function readSweepState(
  database: Database,
  sweep: Sweep & { model: Model },
  settings: PlanSettings,
  decisions: number,
): Promise<PlanState> {
  const sweepId = sweep.id;
  const [runs, target] = await Promise.all([
    database.run.findMany({ where: { sweepId }, orderBy: [{ batchSize: 'asc' }, { seed: 'asc' }] }),
    database.target.findFirst({ where: { sweepId, position: 0 } }),
  ]);
  const targetId = target?.id ?? '';
  const [estimate, rows] = await Promise.all([
    database.estimate.findFirst({
      where: { targetId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
    database.crossing.findMany({ where: { targetId } }),
  ]);
  const byRun = new Map(rows.map((row) => [row.runId, row]));
  const crossings = runs.flatMap(({ id, batchSize, seed }): Crossing[] => {
    const row = byRun.get(id);
    if (!row) return [];
    const upperSteps = row.upperSteps === null ? null : Number(row.upperSteps);
    return [{ batchSize, seed, lowerSteps: Number(row.lowerSteps), upperSteps }];
  });
  return {
    sweep: { ...sweep, parameterCount: Number(sweep.model.parameterCount) },
    plan: settings,
    runs,
    crossings,
    estimate: (estimate?.result as Estimate | undefined) ?? null,
    decisions,
    basis: contentHash({
      settings,
      decisions,
      estimate: estimate?.id ?? null,
      runs: runs.map(({ id, outcome, finishedAt, status }) => [id, finishedAt !== null && status, outcome]),
    }),
  };
}

/** Runs that are queued or held. */
export function openRuns({ runs }: PlanState): StateRun[] {
  return runs.filter(({ finishedAt }) => finishedAt === null);
}

/** Runs that took place and say nothing: they failed, diverged, or somebody stopped them. */
export function silentRuns({ runs }: PlanState): StateRun[] {
  return runs.filter(
    ({ finishedAt, status, outcome }) =>
      finishedAt !== null && (status !== 'SUCCEEDED' || outcome === 'DIVERGED'),
  );
}
