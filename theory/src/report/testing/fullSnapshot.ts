import type { ReportSnapshot } from '../reportSnapshot.ts';
import { snapshotCadenceSchema } from '../snapshotCadence.ts';

const interval = { value: 96, lower: 86, upper: 107 };

/** A snapshot with something in every place. */
export function fullSnapshot(): ReportSnapshot {
  const prediction = {
    rule: 'UNCHANGED' as const,
    level: 0.95,
    foretold: interval,
    currency: 'EUR',
    registeredAt: '2026-11-20T08:00:00.000Z',
    score: { verdict: 'INSIDE' as const, outcome: interval },
  };
  return {
    schemaVersion: 1,
    frozenAt: '2026-11-27T08:00:00.000Z',
    team: 'Aoyama Lab',
    author: 'Hanako Mori',
    title: 'Where Kite is flat',
    text: 'Batch size 96 is enough for Kite, says Ada Lovelace.',
    sweeps: [
      {
        letter: 'A',
        id: 'U3dlZXA6MQ',
        number: 7,
        name: 'Kite',
        startedBy: 'Ada Lovelace',
        status: 'FINISHED',
        origin: 'IMPORTED',
        imported: {
          format: 'CSV',
          fileName: 'aoyama-kite.csv',
          contentHash: 'c'.repeat(64),
          importedAt: '2026-11-26T08:00:00.000Z',
        },
        batchSizes: [64, 128],
        seeds: [1],
        currentBatchSize: 32,
        maxExamplesPerRun: 100_000,
        createdAt: '2026-11-26T08:00:00.000Z',
        finishedAt: '2026-11-26T09:00:00.000Z',
        configuration: {
          model: { name: 'LeNet', version: 2, contentHash: 'a'.repeat(64), parameterCount: 61_706 },
          dataset: {
            name: 'MNIST',
            version: 1,
            contentHash: 'b'.repeat(64),
            trainingExamples: 60_000,
            testExamples: 10_000,
          },
          policy: {
            __typename: 'ArmijoPolicy',
            initialStepSize: 1,
            sufficientDecrease: 0.1,
            backtrackFactor: 0.9,
            reset: 'INCREASE',
            growthPerEpoch: 2,
            maxStepSize: 10,
            maxTrials: 100,
            exhaustedStepSize: 1e-6,
          },
          evaluation: snapshotCadenceSchema.parse({}),
        },
        targets: [
          {
            metric: 'TRAINING_LOSS',
            threshold: 0.1,
            estimate: {
              answer: 'MINIMISER',
              reason: 'LAWS_DISAGREE',
              suggestedBatchSizes: [96],
              definition: 'MINIMISER_OF_N',
              bestLaw: 'ARMIJO_BOUND',
              level: 0.95,
              intervalMethod: 'MODEL_AVERAGED_PROFILE_LIKELIHOOD',
              draws: 500,
              codeVersion: '0.1.0',
              testedRangeLower: 64,
              testedRangeUpper: 128,
              crossings: 2,
              censored: 1,
              conditions: [
                {
                  name: 'BEST_LAW_HAS_INTERIOR_MINIMUM',
                  holds: true,
                  law: 'ARMIJO_BOUND',
                  figure: 96,
                },
              ],
              criticalBatchSize: interval,
              conditionalCriticalBatchSize: interval,
              sensitivity: { interval, leftOut: [{ batchSize: 64, criticalBatchSize: 97 }] },
              influences: [{ batchSize: 64, seed: 1, criticalBatchSize: 95, isOutlier: false }],
              figures: [
                {
                  figure: 'SAVING',
                  batchSize: 64,
                  value: 1.2,
                  profileLikelihood: { lower: 1, upper: 2 },
                  parametricBootstrap: { lower: 1, upper: 2 },
                },
              ],
              laws: [
                {
                  law: 'ARMIJO_BOUND',
                  scatter: 0.02,
                  deltaAicc: 0,
                  weight: 1,
                  converged: true,
                  parameters: [{ name: 'limitSteps', value: 300 }],
                  minimiser: interval,
                  knee: interval,
                },
              ],
              leastWork: interval,
              stepsAtCriticalBatchSize: interval,
              valley: { lower: 80, upper: 120, tolerance: 0.1 },
              freeRange: interval,
              knee: interval,
              workRatios: [{ batchSize: 64, censored: false, ratio: interval }],
              curve: [{ batchSize: 64, stepsToTarget: 400, lowerSteps: 390, upperSteps: 410 }],
            },
          },
        ],
        runs: [
          {
            batchSize: 64,
            seed: 1,
            status: 'SUCCEEDED',
            outcome: 'TARGETS_REACHED',
            step: 400,
            deviceSeconds: 0.7,
            crossings: [{ target: 0, lowerSteps: 380, upperSteps: 400 }],
          },
        ],
        devices: [{ device: 'H100', deviceSeconds: 0.7, evaluationSeconds: 0.1 }],
        cost: [{ amount: 12.5, currency: 'EUR' }],
        plan: {
          smallestBatchSize: 16,
          largestBatchSize: 512,
          wantedRatio: 1.3,
          deviceSecondsBudget: 600,
          spentDeviceSeconds: 500,
          stopReason: 'PRECISE',
          nextRuns: [{ batchSize: 96, seed: 2 }],
        },
        forecast: {
          level: 0.95,
          runs: 2,
          device: 'H100',
          deviceSeconds: interval,
          wallSeconds: interval,
          cost: interval,
          currency: 'EUR',
          recordedAt: '2026-11-26T08:00:00.000Z',
        },
      },
    ],
    studies: [
      {
        id: 'U3R1ZHk6MQ',
        name: 'Migration',
        maxHours: 40,
        maxCost: 1000,
        currency: 'EUR',
        stages: [
          {
            name: 'Pilot',
            size: 61_706,
            state: 'DONE',
            predictions: [
              { ...prediction, quantity: 'CRITICAL_BATCH_SIZE' },
              { ...prediction, quantity: 'DEVICE_SECONDS' },
              { ...prediction, quantity: 'COST' },
            ],
          },
        ],
      },
    ],
  };
}
