import type { SweepPageData } from '../features/sweep/sweepPage.type.ts';
import { sampleSweep } from './sampleSweep.ts';

const wide = [8, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
const blurred = {
  law: 'blurredBound' as const,
  parameters: { limitSteps: 900, minimumBatchSize: 55, blur: 0.12 },
};

/** One sweep for every answer that a page can give. */
const makers = {
  identified: () =>
    sampleSweep({
      number: 214,
      batchSizes: wide,
      law: blurred,
      currentBatchSize: 32,
      budget: 1_000_000,
      astray: { batchSize: 256, seed: 2, factor: 2 },
    }),
  running: () =>
    sampleSweep({
      number: 215,
      batchSizes: wide,
      law: blurred,
      currentBatchSize: 32,
      running: 4,
      queued: 2,
      budget: 1_000_000,
    }),
  noMinimum: () =>
    sampleSweep({
      number: 216,
      batchSizes: wide,
      law: { law: 'noiseScale', parameters: { limitSteps: 800, noiseScale: 120 } },
      scatter: 0.03,
      currentBatchSize: 256,
    }),
  notIdentified: () =>
    sampleSweep({
      number: 198,
      batchSizes: [32, 48, 64, 96, 128, 256, 512, 1024],
      law: { law: 'power', parameters: { limitSteps: 2300, scaleBatchSize: 45, exponent: 1.15 } },
      scatter: 0.2,
    }),
  censored: () => sampleSweep({ number: 217, batchSizes: [8, 16, 24, 32], law: blurred, budget: 90_000 }),
  started: () =>
    sampleSweep({ number: 218, batchSizes: wide, law: blurred, running: 2, queued: 31, withEstimate: false }),
  failed: () =>
    sampleSweep({ number: 219, batchSizes: [64, 128], law: blurred, failed: 6, withEstimate: false }),
  paused: (): SweepPageData => ({
    ...sampleSweep({ number: 225, batchSizes: wide, law: blurred, queued: 33, withEstimate: false }),
    isPaused: true,
    firstEstimates: [],
    policy: {
      __typename: 'SgdPolicy',
      learningRate: {
        base: 10,
        scaling: 'NONE',
        referenceBatchSize: null,
        schedule: 'CONSTANT',
        durationExamples: null,
        finalShare: null,
        everyExamples: null,
        factor: null,
        warmUpExamples: 0,
      },
      settings: [],
    },
    rateProbe: { status: 'PAUSED', learningRate: 10, diverges: true, smallerLearningRate: 0.3 },
  }),
  tooLarge: () =>
    sampleSweep({ number: 224, batchSizes: wide, law: blurred, budget: 1_000_000, tooLargeFrom: 512 }),
  canceled: (): SweepPageData => ({
    ...sampleSweep({ number: 226, batchSizes: wide, law: blurred, budget: 1_000_000 }),
    status: 'CANCELED',
    continuableUntil: '2026-12-08T08:00:00.000Z',
    studyStages: [
      {
        id: 'stage-2',
        name: 'Mid-size',
        study: { id: 'study-1', name: 'Ticket-routing transformer' },
        predictions: [
          { quantity: 'CRITICAL_BATCH_SIZE', foretold: { value: 75, lower: 37, upper: 155 }, score: null },
        ],
      },
    ],
  }),
  imported: (): SweepPageData => ({
    ...sampleSweep({ number: 230, batchSizes: [1632, 3264, 8192], law: blurred, scatter: 0.05 }),
    name: 'ResNet-50 on ImageNet, MLPerf',
    origin: 'IMPORTED',
    imported: {
      format: 'MLPERF_RCP',
      fileName: 'rcps_resnet.json',
      contentHash: 'c0ffee'.repeat(10),
      importedAt: '2026-11-24T08:00:00.000Z',
    },
    policy: { __typename: 'OutsidePolicy', description: 'LARS, tuned for every batch size' },
  }),
  /** All runs have ended, and the estimate that counts the last of them is still on its way. */
  late: () => {
    const sweep = sampleSweep({ number: 220, batchSizes: wide, law: blurred, budget: 1_000_000 });
    const { estimate } = sweep;
    const fewer = estimate && { ...estimate, crossings: estimate.crossings - 1 };
    return { ...sweep, isPreliminary: true, estimate: fewer };
  },
  /** Beside `identified`: one setting differs, and b* is greater. */
  increase: () => {
    const law = { ...blurred, parameters: { limitSteps: 1500, minimumBatchSize: 110, blur: 0.12 } };
    const sweep = sampleSweep({ number: 221, batchSizes: wide, law, currentBatchSize: 32 });
    return { ...sweep, policy: { ...sweep.policy, reset: 'INCREASE' as const } };
  },
  /** Another data set, whose b* is smaller. */
  fashion: () => {
    const law = { ...blurred, parameters: { limitSteps: 1200, minimumBatchSize: 24, blur: 0.12 } };
    const sweep = sampleSweep({ number: 222, batchSizes: wide, law, budget: 2_000_000 });
    return { ...sweep, dataset: { id: 'dataset-3', name: 'Fashion-MNIST' } };
  },
} satisfies Record<string, () => SweepPageData>;

type SampleName = keyof typeof makers;
const made = new Map<SampleName, SweepPageData>();

/** The samples by name; each is made once. */
export const samples = Object.fromEntries(
  Object.entries(makers).map(([name, make]) => [name, () => remembered(name as SampleName, make)]),
) as Record<SampleName, () => SweepPageData>;

function remembered(name: SampleName, make: () => SweepPageData): SweepPageData {
  const sweep = made.get(name) ?? make();
  made.set(name, sweep);
  return sweep;
}
