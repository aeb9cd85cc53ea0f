import { z } from 'zod';
import { givenRecommendationSchema } from '../answer/recommendationFigures.ts';
import { budgetRules } from '../budget/budgetAnswer.ts';
import { intervalSchema } from '../estimate/intervalSchema.ts';
import { frozenEstimateSchema } from './frozenEstimate.ts';
import { snapshotCadenceSchema } from './snapshotCadence.ts';
import { snapshotPolicySchema } from './snapshotPolicy.ts';
import { snapshotStudySchema } from './snapshotStudy.ts';

const money = z.object({ amount: z.number(), currency: z.string() });
const dateTime = z.iso.datetime();

const targetMetric = z.enum(['TRAINING_LOSS', 'TEST_LOSS', 'TEST_ACCURACY', 'GRADIENT_NORM']);

const runSchema = z.object({
  batchSize: z.int(),
  seed: z.int(),
  status: z.enum(['QUEUED', 'CLAIMED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED', 'STALE']),
  outcome: z.enum(['TARGETS_REACHED', 'BUDGET_SPENT', 'HOPELESS', 'DIVERGED']).nullable(),
  /** Whether its end was asked for, as a plan does of a run that could tell no more. Not kept before 3 December 2026. */
  cancelRequested: z.boolean().optional(),
  step: z.int(),
  deviceSeconds: z.number().nullable(),
  /** One a target, by its place among the sweep's: K lies in (lowerSteps, upperSteps]; without an upper end, censored. */
  crossings: z.array(
    z.object({ target: z.int().nonnegative(), lowerSteps: z.int(), upperSteps: z.int().nullable() }),
  ),
});

const budgetAnswerSchema = z.object({
  metric: targetMetric,
  examples: z.number(),
  level: z.number(),
  runs: z.int(),
  batchSize: z.int().nullable(),
  rule: z.enum(budgetRules).nullable(),
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
  bestBatchSize: intervalSchema.nullable(),
  nearlyBest: z.object({ lower: z.number(), upper: z.number(), tolerance: z.number() }).nullable(),
  losses: z.array(
    z.object({ batchSize: z.int(), runs: z.int(), remaining: intervalSchema, ratio: intervalSchema }),
  ),
  unread: z.array(z.object({ batchSize: z.int(), reason: z.string() })),
});
/** What a sweep that was started for a budget said. */
export type SnapshotBudgetAnswer = z.output<typeof budgetAnswerSchema>;

const planSchema = z.object({
  smallestBatchSize: z.int(),
  largestBatchSize: z.int(),
  wantedRatio: z.number(),
  deviceSecondsBudget: z.number().nullable(),
  spentDeviceSeconds: z.number().nullable(),
  stopReason: z
    .enum(['PRECISE', 'NO_MINIMUM', 'OUTSIDE_RANGE', 'BUDGET_SPENT', 'CANNOT_IMPROVE', 'NOTHING_ARRIVES'])
    .nullable(),
  nextRuns: z.array(z.object({ batchSize: z.int(), seed: z.int() })),
});

const forecastSchema = z.object({
  level: z.number(),
  runs: z.int(),
  device: z.string().nullable(),
  deviceSeconds: intervalSchema.nullable(),
  wallSeconds: intervalSchema.nullable(),
  cost: intervalSchema.nullable(),
  currency: z.string().nullable(),
  recordedAt: dateTime,
});

/** What is trained, on what and how; null where a link withholds it. */
const configurationSchema = z.object({
  model: z.object({
    name: z.string(),
    version: z.int(),
    contentHash: z.string(),
    parameterCount: z.number(),
  }),
  dataset: z.object({
    name: z.string(),
    version: z.int(),
    contentHash: z.string(),
    trainingExamples: z.number(),
    testExamples: z.number(),
  }),
  policy: snapshotPolicySchema,
  evaluation: snapshotCadenceSchema,
});

const sweepSchema = z.object({
  /** Names the sweep within the report: A, B … */
  letter: z.string(),
  /** Id of the sweep itself; null to whoever holds a link. */
  id: z.string().nullable(),
  number: z.int().nullable(),
  name: z.string().nullable(),
  startedBy: z.string().nullable(),
  status: z.enum(['RUNNING', 'FINISHED', 'CANCELED']),
  /** How its runs came: TRAINED for whoever holds a worker token of the team, REPORTED by one program of it, or IMPORTED. */
  origin: z.enum(['TRAINED', 'REPORTED', 'IMPORTED']),
  imported: z
    .object({
      format: z.string(),
      fileName: z.string().nullable(),
      contentHash: z.string(),
      importedAt: dateTime,
    })
    .nullable(),
  batchSizes: z.array(z.int()),
  seeds: z.array(z.int()),
  currentBatchSize: z.int().nullable(),
  maxExamplesPerRun: z.number(),
  /** Of a sweep that was started for that budget; absent for others, and in reports from before 3 December 2026. */
  budgetMetric: targetMetric.nullish(),
  budgetAnswer: budgetAnswerSchema.nullish(),
  createdAt: dateTime,
  finishedAt: dateTime.nullable(),
  configuration: configurationSchema.nullable(),
  targets: z.array(
    z.object({
      metric: targetMetric,
      threshold: z.number(),
      estimate: frozenEstimateSchema.nullable(),
    }),
  ),
  /** The batch size to use for the first target; nothing in reports from before 2 December 2026. */
  recommendation: givenRecommendationSchema.nullish(),
  /** Whether it may change while runs are open; absent in reports from before 3 December 2026, and where it is not. */
  isPreliminary: z.boolean().optional(),
  runs: z.array(runSchema).nullable(),
  /** Time by kind of device; null where a link withholds it. */
  devices: z
    .array(z.object({ device: z.string(), deviceSeconds: z.number(), evaluationSeconds: z.number() }))
    .nullable(),
  /** What the runs have cost; null where a link withholds it. */
  cost: z.array(money).nullable(),
  plan: planSchema.nullable(),
  forecast: forecastSchema.nullable(),
});

/**
 * What a version of a report froze, in the words of the API. A stored snapshot is read by the schema of the version that
 * it carries: a change that old snapshots would not survive is a new schema beside this one.
 */
export const reportSnapshotSchema = z.object({
  schemaVersion: z.literal(1),
  frozenAt: dateTime,
  team: z.string().nullable(),
  author: z.string().nullable(),
  title: z.string(),
  /** Markdown. */
  text: z.string().nullable(),
  sweeps: z.array(sweepSchema),
  /** Null where a link withholds them. */
  studies: z.array(snapshotStudySchema).nullable(),
});

export type ReportSnapshot = z.infer<typeof reportSnapshotSchema>;
export type SnapshotSweep = ReportSnapshot['sweeps'][number];
