import type { HistoryPoint, LoadedRun, RunData } from '../features/run/run.type.ts';

type RunOptions = {
  sweepNumber: number;
  batchSize: number;
  seed: number;
  state: 'ended' | 'running' | 'queued' | 'failed' | 'tooLarge';
  trueSteps: number;
  budget: number;
  target: { id: string; threshold: number };
  random: () => number;
};

/** One run with a loss that falls like a power of its step and meets the target at `trueSteps`. */
export function sampleRun({
  sweepNumber,
  batchSize,
  seed,
  state,
  trueSteps,
  budget,
  target,
  random,
}: RunOptions): RunData {
  const cap = Math.floor(budget / batchSize);
  const upper = Math.ceil(trueSteps * 1.02);
  const isReached = state === 'ended' && upper <= cap;
  const share =
    state === 'queued' || state === 'tooLarge' ? 0 : state === 'ended' ? 1 : 0.25 + 0.5 * random();
  const step = Math.floor(Math.min(upper, cap) * share);
  const crossing =
    state === 'ended'
      ? { lowerSteps: isReached ? Math.floor(trueSteps / 1.03) : cap, upperSteps: isReached ? upper : null }
      : null;
  return {
    id: `run-${sweepNumber}-${batchSize}-${seed}`,
    batchSize,
    seed,
    status: {
      ended: 'SUCCEEDED',
      running: 'RUNNING',
      queued: 'QUEUED',
      failed: 'FAILED',
      tooLarge: 'FAILED',
    }[state] as RunData['status'],
    outcome: state === 'ended' ? (isReached ? 'TARGETS_REACHED' : 'BUDGET_SPENT') : null,
    cancelRequested: false,
    step,
    examplesSeen: step * batchSize,
    deviceSeconds: step * (0.001 + batchSize * 4e-6),
    attemptCount: state === 'queued' ? 0 : 1,
    tooLargeFor: state === 'tooLarge' ? ['NVIDIA L4'] : [],
    worker: state === 'running' ? { name: 'worker-1' } : null,
    failure:
      state === 'failed'
        ? { code: 'WORKER_FAILED', message: 'Error: the fan has stopped.', retryable: true }
        : state === 'tooLarge'
          ? outOfMemory
          : null,
    attempts: state === 'queued' ? [] : [sampleAttempt],
    latestMeasurement: step === 0 ? null : { ...phasesOf(step * (0.001 + batchSize * 4e-6)) },
    crossing,
    history: historyTo(
      step,
      { trueSteps: isReached ? upper : trueSteps, threshold: target.threshold, batchSize },
      random,
    ),
  };
}

const outOfMemory = {
  code: 'OUT_OF_MEMORY',
  message: 'OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.',
  retryable: false,
};

const columns: (keyof HistoryPoint)[] = [
  'step',
  'trainingLoss',
  'testAccuracy',
  'testLoss',
  'gradientNorm',
  'stepSize',
  'meanTrials',
  'examplesSeen',
  'deviceSeconds',
];

/** A run as the API answers it. */
export function loadedRun({ history, crossing, ...run }: RunData, targetId: string): LoadedRun {
  const lists = columns.map((name) => [name, history.map((point) => point[name])]);
  const crossings = crossing ? [{ ...crossing, target: { id: targetId } }] : [];
  return { ...run, crossings, historyColumns: Object.fromEntries(lists) as LoadedRun['historyColumns'] };
}

function historyTo(
  step: number,
  { trueSteps, threshold, batchSize }: { trueSteps: number; threshold: number; batchSize: number },
  random: () => number,
): HistoryPoint[] {
  if (step < 1) return [];
  const points = Math.min(60, step);
  const floor = Number.isFinite(trueSteps) ? 0 : threshold * 2.5;
  const reach = Number.isFinite(trueSteps) ? trueSteps : 3000;
  return Array.from({ length: points }, (_, index) => {
    const at = Math.max(1, Math.round(step ** ((index + 1) / points)));
    const fall = (Math.log(at) / Math.log(Math.max(reach, 2))) ** 2;
    const noise = index === points - 1 ? 0 : (random() - 0.5) * 0.12;
    return {
      step: at,
      trainingLoss: floor + 2.3 * (threshold / 2.3) ** fall * Math.exp(noise),
      testAccuracy: 0.1 + 0.87 * Math.min(1, fall),
      testLoss: 2.3 * 0.06 ** Math.min(1, fall),
      stepSize: Math.min(1, 0.9 ** Math.round(3 + 6 * random() + 4 * fall)),
      gradientNorm: 2 * 0.02 ** Math.min(fall, 1.2) * Math.exp(noise),
      meanTrials: 4 + 2 * ((index * 7) % 4) + 4 * fall,
      examplesSeen: at * batchSize,
      deviceSeconds: at * (0.001 + batchSize * 4e-6),
    };
  });
}

/** What a worker of today says that it computes with. */
const sampleAttempt = {
  failure: null,
  graphHash: '5f2c8e71a90b4d36'.repeat(4),
  provenance: {
    engine: 'onnx',
    device: 'cpu',
    processor: 'AMD EPYC 9654',
    threads: 8,
    'onnxruntime-node': '1.27.0',
  },
};

function phasesOf(deviceSeconds: number) {
  return {
    dataSeconds: 0.01 * deviceSeconds,
    gradientSeconds: 0.34 * deviceSeconds,
    searchSeconds: 0.59 * deviceSeconds,
    updateSeconds: 0.06 * deviceSeconds,
    evaluationSeconds: 0.2 * deviceSeconds,
  };
}
