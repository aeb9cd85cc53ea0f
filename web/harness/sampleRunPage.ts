import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';
import type { RunDetailQuery } from '../graphql/generated/graphql.ts';
import { loadedRun } from './sampleRun.ts';

const began = Date.parse('2026-11-24T08:00:00.000Z');
const after = (minutes: number) => new Date(began + 60_000 * minutes).toISOString();
/** A loss that was never below that of the untrained model in the second half of its steps. */
const hopelessAt = (step: number) => ({
  capSteps: 4 * step,
  fromStep: Math.floor(step / 2) + 1,
  step,
  metric: 'TRAINING_LOSS' as const,
  atStart: 2.4,
  best: 412.5,
});

const expired = { code: 'WORKER_FAILED', message: 'Error: socket hang up', retryable: true };

/** A run of one of these sweeps as its page asks for it: a first worker fell silent, the second one ended it. */
export function sampleRunPage(sweeps: readonly SweepPageData[], id: string): RunDetailQuery['run'] {
  const sweep = sweeps.find(({ runs }) => runs.some((each) => each.id === id));
  const run = sweep?.runs.find((each) => each.id === id);
  if (!sweep || !run) return null;
  const { crossings, historyColumns, latestMeasurement, ...loaded } = loadedRun(run, sweep.target?.id ?? '');
  const isOpen = ['QUEUED', 'RUNNING', 'CLAIMED', 'STALE'].includes(run.status);
  const attempts = run.attempts.flatMap(({ graphHash, provenance }) => [
    { graphHash, provenance, startedAt: after(1), endedAt: after(3), end: 'EXPIRED' as const, failure: null },
    {
      graphHash,
      provenance,
      startedAt: after(4),
      endedAt: isOpen ? null : after(9),
      end: isOpen ? null : run.status === 'FAILED' ? ('FAILED' as const) : ('SUCCEEDED' as const),
      failure: run.status === 'FAILED' ? (run.failure ?? expired) : null,
    },
  ]);
  const counts = { gradientEvaluations: run.step, functionEvaluations: 3 * run.step, exhaustedSearches: 0 };
  return {
    ...loaded,
    crossings,
    historyColumns,
    cancelRequested: false,
    hopeless: run.outcome === 'HOPELESS' ? hopelessAt(run.step) : null,
    maxExamples: null,
    createdAt: after(0),
    startedAt: run.status === 'QUEUED' ? null : after(1),
    finishedAt: isOpen ? null : after(9),
    latestMeasurement: latestMeasurement && { ...latestMeasurement, ...counts },
    attempts: attempts.map((attempt, index) => ({
      ...attempt,
      number: index + 1,
      engine: 'onnx',
      device: 'cpu',
      worker: index === 0 ? null : { name: 'worker-1' },
    })),
    measurements: {
      pageInfo:
        run.step > 0 ? { hasNextPage: true, endCursor: 'next' } : { hasNextPage: false, endCursor: null },
      nodes: run.history.slice(0, 50).map((point) => ({ ...point, attempt: 1, recordedAt: after(2) })),
    },
    sweep: {
      id: sweep.id,
      number: sweep.number,
      name: sweep.name,
      status: sweep.status,
      origin: sweep.origin,
      policy: sweep.policy,
      lastEventSequence: sweep.lastEventSequence,
      maxExamplesPerRun: sweep.maxExamplesPerRun,
      team: { id: sweep.team.id },
      targets: sweep.targets,
      model: { ...sweep.model, version: 1, contentHash: 'c0ffee'.repeat(10) },
      dataset: { ...sweep.dataset, version: 2, contentHash: 'd'.repeat(64) },
    },
  };
}
