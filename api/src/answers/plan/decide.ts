import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import type { PlanDecision, Prisma } from '@critbatch/prisma/generated/client';
import { queueRuns } from '@critbatch/prisma/queue/addRuns';
import { appendSweepEvents } from '@critbatch/prisma/queue/appendSweepEvents';
import { cutRuns } from '@critbatch/prisma/queue/cutRuns';
import { finishSweep } from '@critbatch/prisma/queue/endRun';
import { lockSweepAgainstRestart } from '@critbatch/prisma/queue/lockSweepAgainstRestart';
import { leastWorkSeen, stopReason, workFactor } from '@critbatch/theory';
import { findRunTimes } from '../cost/runTimes.ts';
import { spentSeconds, withProbe } from '../cost/spentTimes.ts';
import { findOutdatedSweeps } from '../estimate/outdatedSweeps.ts';
import type { PlanOutcome, PlanTask } from '../thread/planTask.ts';
import { announceBudget } from './announceBudgets.ts';
import type { PlanResult } from './planResult.ts';
import { planResultOf } from './planResult.ts';
import type { PlanState, StateRun } from './planState.ts';
import { openRuns, readPlanState, silentRuns } from './planState.ts';
import { planTaskOf } from './planTaskOf.ts';

export type ComputePlan = (task: PlanTask) => Promise<PlanOutcome>;

export type Decided =
  /** The sweep has no plan that goes on. */
  | { status: 'NO_PLAN' }
  /** Nothing to decide: enough runs are open, the estimate is behind, or this was decided already. */
  | { status: 'WAITING'; basis: string }
  /** Something happened meanwhile, or another API was faster: what is to be decided is another thing. */
  | { status: 'OVERTAKEN' }
  | { status: 'DECIDED'; number: number };

/** Sweeps where so many runs fail, and more than succeed, are broken: more runs would fail as well. */
const tooManyFailures = 5;

/**
 * Decides what an adaptive sweep does next, and does it: adds runs, stops open ones that can no longer matter, or ends the
 * plan. Computed outside, committed in one transaction that first looks whether it still decides on what it was computed
 * from: of two API processes one decides, and one that is killed has either decided or not. `known` is a basis that
 * was found to need no decision.
 */
export async function decide(
  client: Client,
  sweepId: string,
  compute: ComputePlan,
  known: string | undefined = undefined,
): Promise<Decided> {
  const state = await readPlanState(client, sweepId);
  if (!state) return { status: 'NO_PLAN' };
  const { basis } = state;
  const decisions = await client.planDecision.findMany({ where: { sweepId }, orderBy: { number: 'asc' } });
  const pointless = pointlessRuns(state, decisions);
  const runTimes = await findRunTimes(client, [sweepId]);
  const spent = spentSeconds(withProbe(runTimes, state.sweep));
  const isSpent = spent >= state.plan.deviceSecondsBudget;
  if (pointless.length === 0 && !isSpent && (basis === known || hasNothingToDo(state))) {
    return { status: 'WAITING', basis };
  }
  if ((await findOutdatedSweeps(client, sweepId)).length > 0) return { status: 'WAITING', basis: '' };

  const outcome = await compute(planTaskOf(state, runTimes, decisions));
  const decision = decisionOf(state, outcome, { pointless, isSpent });
  if (decision === null) return { status: 'WAITING', basis };
  return client.$transaction((transaction) => commit(transaction, state, decision, spent));
}

type Decision = { result: PlanResult; stopReason: PlanDecision['stopReason']; stoppedRuns: StateRun[] };

/**
 * Null where the plan neither adds, nor stops anything. A budget that is spent ends the plan while runs are open, too: they are
 * censored where they stand. It is exceeded by what they take until the plan is looked at, and until their holders are next answered.
 */
function decisionOf(
  state: PlanState,
  { plan, forecast }: PlanOutcome,
  { pointless, isSpent }: { pointless: StateRun[]; isSpent: boolean },
): Decision | null {
  const failures = silentRuns(state).filter(({ status }) => status === 'FAILED').length;
  const isBroken = failures >= tooManyFailures && failures > state.crossings.length;
  // What is open may widen the interval again, and most of it is paid for: its end is heard before the plan's.
  const isHeard = plan.stop !== 'PRECISE' || openRuns(state).length === 0;
  const reached = isHeard ? plan.stop : null;
  const stop = isBroken ? 'CANNOT_IMPROVE' : (reached ?? (isSpent ? 'BUDGET_SPENT' : null));
  const stoppedRuns = stop === null ? pointless : openRuns(state);
  const planned = plan.stop === null && stop === null ? plan : { ...plan, runs: [] };
  if (stop === null && stoppedRuns.length === 0 && planned.runs.length === 0) return null;
  const cells = stoppedRuns.map(({ batchSize, seed }) => ({ batchSize, seed }));
  return { result: planResultOf(planned, forecast, cells), stopReason: stop, stoppedRuns };
}

/** As many runs are open as may be, and the answer does not end the plan: theory need not be asked. */
function hasNothingToDo(state: PlanState): boolean {
  const { smallestBatchSize: lower, largestBatchSize: upper, wantedRatio, parallelRuns } = state.plan;
  if (openRuns(state).length < parallelRuns) return false;
  return stopReason(state.estimate, { range: { lower, upper }, wantedRatio }) === null;
}

/**
 * Open probes that have spent several times the least work by now: their caps were set before that was known, and the least
 * work is not at their batch size, however they end.
 */
function pointlessRuns(state: PlanState, decisions: readonly PlanDecision[]): StateRun[] {
  const leastWork = leastWorkSeen(state.crossings);
  if (leastWork === null) return [];
  const planned = decisions.flatMap(({ result }) => (result as PlanResult).runs);
  return openRuns(state).filter(({ batchSize, seed, examplesSeen, cancelRequested }) => {
    const plan = planned.findLast((each) => each.batchSize === batchSize && each.seed === seed);
    const isProbe = plan !== undefined && plan.purpose !== 'INFORMATION';
    return isProbe && !cancelRequested && Number(examplesSeen) > workFactor * leastWork;
  });
}

async function commit(
  transaction: Transaction,
  state: PlanState,
  { result, stopReason: stop, stoppedRuns }: Decision,
  spentDeviceSeconds: number,
): Promise<Decided> {
  const { id: sweepId, teamId } = state.sweep;
  await lockSweepAgainstRestart(transaction, { teamId, sweepId });
  if ((await readPlanState(transaction, sweepId))?.basis !== state.basis) return { status: 'OVERTAKEN' };
  const number = state.decisions + 1;
  // Runs are locked before the sweep, whose row every event locks.
  await cutRuns(
    transaction,
    sweepId,
    stoppedRuns.map(({ id }) => id),
  );
  await storeDecision(transaction, {
    sweepId,
    number,
    basis: state.basis,
    result,
    stopReason: stop,
    spentDeviceSeconds,
  });
  const runs = result.runs.map(({ batchSize, seed, maxExamples }) => {
    return { batchSize, seed, maxExamples: BigInt(maxExamples) };
  });
  await queueRuns(transaction, { teamId, sweepId, runs });
  if (stop !== null) {
    if (stop === 'BUDGET_SPENT') await announceBudget(transaction, sweepId, 100, spentDeviceSeconds);
    await transaction.$executeRaw`
      UPDATE "AdaptivePlan" SET "stopReason" = ${stop}::"PlanStopReason", "stoppedAt" = clock_timestamp()
      WHERE "sweepId" = ${sweepId}::uuid`;
  }
  await appendSweepEvents(transaction, sweepId, [{ kind: 'PLAN_DECIDED' }]);
  if (stop !== null) await finishSweep(transaction, sweepId);
  return { status: 'DECIDED', number };
}

/** Keeps a decision as data. */
export async function storeDecision(
  transaction: Transaction | Prisma.TransactionClient,
  decision: Pick<PlanDecision, 'sweepId' | 'number' | 'basis' | 'stopReason'> & {
    result: PlanResult;
    spentDeviceSeconds: number;
  },
): Promise<void> {
  const { result, ...row } = decision;
  await transaction.planDecision.create({
    data: {
      ...row,
      result: result as unknown as Prisma.InputJsonObject,
    },
  });
}
