import { isTooLarge } from '../run/runState.ts';
import type { RunPageData } from './loadRun.ts';

export type Standing =
  | 'reached'
  | 'censored'
  | 'hopeless'
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
    return outcome === 'TARGETS_REACHED' ? 'reached' : 'censored';
  }
  const isHeld = status === 'CLAIMED' || status === 'RUNNING';
  return isHeld && cancelRequested ? 'canceling' : ofStatus[status];
}

/** Chip that a standing is shown in. */
export const chipOf: Record<Standing, 'ok' | 'neutral' | 'bad' | 'running'> = {
  reached: 'ok',
  censored: 'neutral',
  hopeless: 'bad',
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
