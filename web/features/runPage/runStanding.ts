import { isStoppedByPlan, isTooLarge } from '../run/runState.ts';
import type { RunPageData } from './loadRun.ts';

export type Standing =
  | 'reached'
  | 'censored'
  | 'hopeless'
  | 'stopped'
  | 'diverged'
  | 'failed'
  | 'canceled'
  | 'canceling'
  | 'running'
  | 'held'
  | 'queued'
  | 'tooLarge'
  | 'stale';

type StandingRun = Pick<RunPageData, 'status' | 'outcome' | 'cancelRequested' | 'tooLargeFor'>;

const ofStatus = {
  QUEUED: 'queued',
  CLAIMED: 'held',
  RUNNING: 'running',
  FAILED: 'failed',
  CANCELED: 'canceled',
  STALE: 'stale',
} as const;

/** How a run stands, whatever its targets. */
export function standingOf({ status, outcome, cancelRequested, tooLargeFor }: StandingRun): Standing {
  if (isTooLarge({ status, tooLargeFor })) return 'tooLarge';
  if (status === 'SUCCEEDED') {
    if (outcome === 'DIVERGED') return 'diverged';
    if (outcome === 'HOPELESS') return 'hopeless';
    if (isStoppedByPlan({ outcome, cancelRequested })) return 'stopped';
    return outcome === 'TARGETS_REACHED' ? 'reached' : 'censored';
  }
  const isHeld = status === 'CLAIMED' || status === 'RUNNING';
  return isHeld && cancelRequested ? 'canceling' : ofStatus[status];
}

/** The word of a standing: the runs of a reported sweep wait for a program of the team, and no worker gets them. */
export function wordOf(standing: Standing, { origin }: Pick<RunPageData['sweep'], 'origin'>) {
  const waits = standing === 'queued' || standing === 'held' || standing === 'stale';
  return waits && origin === 'REPORTED' ? (`${standing}Reported` as const) : standing;
}

/** Chip that a standing is shown in. */
export const chipOf: Record<Standing, 'ok' | 'neutral' | 'bad' | 'running'> = {
  reached: 'ok',
  censored: 'neutral',
  hopeless: 'bad',
  stopped: 'neutral',
  diverged: 'bad',
  failed: 'bad',
  canceled: 'neutral',
  canceling: 'running',
  running: 'running',
  held: 'running',
  queued: 'neutral',
  tooLarge: 'bad',
  stale: 'neutral',
};
