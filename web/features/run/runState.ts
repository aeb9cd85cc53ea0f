import { middleSteps } from '@critbatch/theory';
import type { RunMark } from '../../charts/chart.type.ts';
import type { Crossing, RunResult } from './run.type.ts';

/** What a run says about one target, as the grid and the charts show it. */
export type RunState = RunMark['state'] | 'failed' | 'diverged' | 'canceled';

export type RunReading = {
  state: RunState;
  /** K where the target was reached (the middle of its interval, in ratio, unless that is one step wide), else the steps done so far. */
  steps: number;
  crossing: Crossing | null;
};

export type ReadRun = Pick<RunResult, 'status' | 'outcome' | 'step' | 'crossing' | 'budget'> & {
  batchSize?: number;
};

export function readRun(run: ReadRun): RunReading {
  const crossing = shownCrossing(run);
  if (crossing && crossing.upperSteps !== null) {
    const steps = middleSteps({ ...crossing, upperSteps: crossing.upperSteps });
    return { state: 'reached', steps, crossing };
  }
  if (hasSpentBudget(run)) return { state: 'reached', steps: run.step, crossing: null };
  const state = unreachedState(run);
  return { state, steps: state === 'censored' ? (crossing?.lowerSteps ?? run.step) : run.step, crossing };
}

/** The answer counts a hopeless run as not there by its cap, which it never came to: what is shown is what it was seen to miss. */
function shownCrossing({ outcome, step, crossing }: ReadRun): Crossing | null {
  const isShort = outcome === 'HOPELESS' && crossing !== null && crossing.upperSteps === null;
  return isShort ? { lowerSteps: step, upperSteps: null } : crossing;
}

/** A run of a sweep for a budget that came to its end: it is as complete as one that reached a target. */
export function hasSpentBudget({ status, outcome, step, batchSize, budget }: ReadRun): boolean {
  const isOver = status === 'SUCCEEDED' && outcome === 'BUDGET_SPENT';
  return isOver && batchSize !== undefined && budget != null && (step + 1) * batchSize > budget;
}

function unreachedState(run: ReadRun): RunState {
  switch (run.status) {
    case 'SUCCEEDED':
      if (run.outcome === 'DIVERGED') return 'diverged';
      // It met its targets, and where it did so is being read from its log.
      return run.outcome === 'TARGETS_REACHED' && !run.crossing ? 'running' : 'censored';
    case 'FAILED':
      return 'failed';
    case 'CANCELED':
      return 'canceled';
    case 'QUEUED':
      return run.step > 0 ? 'running' : 'queued';
    default:
      return 'running';
  }
}

/** The run has ended, whatever the target says. */
export function isOver({ status }: Pick<RunResult, 'status'>): boolean {
  return status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELED';
}

/**
 * The run can still move the answer: it has not ended, or it has met its target and where is still being read from its log. Charts draw
 * it as running; sentences that count what is open, or what has ended, count this, so that a page is of one moment.
 */
export function isOpen(run: ReadRun): boolean {
  const { state } = readRun(run);
  return state === 'running' || state === 'queued';
}

/** It came to its end, whatever that was, and what it says is known. */
export function hasEnded(run: ReadRun): boolean {
  return run.status !== 'CANCELED' && !isOpen(run);
}

/** A plan stopped it where it stood, because it could tell no more: it is censored there, and has not missed the target. */
export function isStoppedByPlan({
  outcome,
  cancelRequested,
}: Pick<RunResult, 'outcome' | 'cancelRequested'>): boolean {
  return outcome === 'BUDGET_SPENT' && cancelRequested === true;
}

/** Why a run without its target stopped, where it did not spend its cap. */
export function stoppedBy(run: Pick<RunResult, 'outcome' | 'cancelRequested'>): RunMark['stopped'] {
  if (run.outcome === 'HOPELESS') return 'hopeless';
  return isStoppedByPlan(run) ? 'byPlan' : null;
}

/** How a run stands, as a row of a table says it. */
export function shortState(
  run: ReadRun & Pick<RunResult, 'cancelRequested'> & { tooLargeFor?: readonly string[] },
) {
  const { state } = readRun(run);
  if (isTooLarge({ status: run.status, tooLargeFor: run.tooLargeFor ?? [] })) return 'tooLarge';
  if (state === 'reached' || state === 'running') return `${state}Short` as const;
  const stopped = state === 'censored' ? stoppedBy(run) : null;
  return stopped === 'byPlan' ? 'stopped' : (stopped ?? state);
}

/** It ran out of memory, or waits because one of its sweep did on every device that was there. */
export function isTooLarge({
  status,
  tooLargeFor,
}: {
  status: RunResult['status'];
  tooLargeFor: readonly string[];
}): boolean {
  return tooLargeFor.length > 0 && (status === 'FAILED' || status === 'QUEUED');
}

/** Its loss became NaN or infinite. */
export function hasDiverged({ outcome }: Pick<RunResult, 'outcome'>): boolean {
  return outcome === 'DIVERGED';
}

/** The run says nothing about K, and why is worth telling: it failed, or its loss became NaN or infinite. */
export function hasFailed({ status, outcome }: Pick<RunResult, 'status' | 'outcome'>): boolean {
  return status === 'FAILED' || hasDiverged({ outcome });
}

/** The runs of each batch size of which every run was stopped as hopeless. */
export function hopelessSizes<Run extends Pick<RunResult, 'batchSize' | 'outcome'>>(
  runs: readonly Run[],
): Run[][] {
  const sizes = [...Map.groupBy(runs, ({ batchSize }) => batchSize).values()];
  return sizes.filter((alike) => alike.every(({ outcome }) => outcome === 'HOPELESS'));
}
