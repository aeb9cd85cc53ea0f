import {
  recordedDatasetSpecSchema,
  recordedModelSpecSchema,
  recordedPolicySchema,
} from '@critbatch/theory/spec/outsideSpec';
import { evaluationCadenceSchema } from '@critbatch/theory/spec/sweepSpec';
import { z } from 'zod';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { provenanceSchema } from '../../sweeps/attempt/provenance.schema.ts';
import { figureFields } from '../../sweeps/measurement/figureRanges.ts';
import { mostRuns, mostTargets } from '../../sweeps/sweep/sweepSize.ts';

const count = z.int().nonnegative();
const positive = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);
const seconds = z.number().nonnegative();
const seed = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);
/** In UTC, as everything that leaves is; PostgreSQL knows no year 0. */
const time = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => /^(?!0000)\d{4}-/.test(text), 'Must be of a year from 1 to 9999');
const failure = z.strictObject({ code: z.string().min(1).max(100), message: z.string().max(10_000) });

const attemptSchema = z.strictObject({
  number: positive,
  engine: z.string().max(200).nullable(),
  device: z.string().max(200).nullable(),
  startedAt: time,
  provenance: provenanceSchema.optional(),
  endedAt: time.nullable(),
  end: z.enum(['SUCCEEDED', 'FAILED', 'RELEASED', 'EXPIRED', 'CANCELED']).nullable(),
  failure: failure.nullable(),
});

/** K lies in (lowerSteps, upperSteps]; no upper end means right-censored. `target` counts the sweep's targets from 0. */
const crossingSchema = z
  .strictObject({ target: count, lowerSteps: count, upperSteps: count.nullable() })
  .refine(({ lowerSteps, upperSteps }) => upperSteps === null || lowerSteps < upperSteps, {
    path: ['upperSteps'],
    message: 'Must be more than lowerSteps',
  });

const runSchema = z.strictObject({
  batchSize: positive,
  seed,
  status: z.enum(['QUEUED', 'CLAIMED', 'RUNNING', 'STALE', 'SUCCEEDED', 'FAILED', 'CANCELED']),
  outcome: z.enum(['TARGETS_REACHED', 'BUDGET_SPENT', 'HOPELESS', 'DIVERGED']).nullable(),
  failure: failure.nullable(),
  maxExamples: z.int().min(1).nullable(),
  /** Examples by which a run that was stopped as hopeless counts as not arrived. */
  hopelessCap: z.int().min(1).optional(),
  step: count,
  examplesSeen: count,
  deviceSeconds: seconds,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
  attempts: z.array(attemptSchema).max(10_000),
  crossings: z.array(crossingSchema).max(mostTargets),
});

const stopReason = z
  .enum(['PRECISE', 'NO_MINIMUM', 'OUTSIDE_RANGE', 'BUDGET_SPENT', 'CANNOT_IMPROVE', 'NOTHING_ARRIVES'])
  .nullable();

const planSchema = z.strictObject({
  smallestBatchSize: positive,
  largestBatchSize: positive,
  mostSeeds: positive,
  wantedRatio: z.number().gt(1),
  deviceSecondsBudget: z.number().positive(),
  parallelRuns: positive,
  stopReason,
  stoppedAt: time.nullable(),
  decisions: z
    .array(
      z.strictObject({
        number: positive,
        basis: z.string().regex(/^[0-9a-f]{64}$/),
        spentDeviceSeconds: seconds,
        stopReason,
        result: z.record(z.string(), z.json()),
        createdAt: time,
      }),
    )
    .max(100_000),
});

const metricSchema = z.enum(['TRAINING_LOSS', 'TEST_ACCURACY', 'TEST_LOSS', 'GRADIENT_NORM']);

/** A sweep without what is only of the team that holds it: no ids, no people, no times of its own. */
export const sweepContentSchema = z.strictObject({
  name: nameSchema,
  model: z.strictObject({ name: nameSchema, spec: recordedModelSpecSchema }),
  dataset: z.strictObject({
    name: nameSchema,
    licence: nameSchema.nullable(),
    spec: recordedDatasetSpecSchema,
  }),
  policy: recordedPolicySchema,
  batchSizes: z.array(positive).min(1).max(mostRuns),
  seeds: z.array(seed).min(1).max(mostRuns),
  currentBatchSize: positive.nullable(),
  evaluation: evaluationCadenceSchema,
  maxExamplesPerRun: z.int().min(1),
  status: z.enum(['RUNNING', 'FINISHED', 'CANCELED']),
  finishedAt: time.nullable(),
  targets: z
    .array(
      z.strictObject({
        metric: metricSchema,
        threshold: z.number().positive(),
      }),
    )
    .max(mostTargets),
  /** Of a sweep that was started for a budget, which has no targets. */
  budgetMetric: metricSchema.optional(),
  plan: planSchema.nullable(),
  runs: z.array(runSchema).min(1).max(mostRuns),
});

/** One row of a run's log; a figure that was not measured may be left out. */
export const measurementRowSchema = z.strictObject({
  batchSize: positive,
  seed,
  step: count,
  attempt: positive,
  examplesSeen: count,
  functionEvaluations: count,
  gradientEvaluations: count,
  exhaustedSearches: count,
  belowResolutionSteps: count,
  wallSeconds: seconds,
  deviceSeconds: seconds,
  evaluationSeconds: seconds,
  ...figureFields((range) => range.nullable().default(null)),
  recordedAt: time,
});

export type SweepContent = z.output<typeof sweepContentSchema>;

/** A sweep without its records: what is stored first, and holds little. */
export type SweepHead = Omit<SweepContent, 'runs' | 'plan'> & {
  plan: Omit<NonNullable<SweepContent['plan']>, 'decisions'> | null;
};

export function headOf({ runs: _runs, plan, ...head }: SweepContent): SweepHead {
  if (!plan) return { ...head, plan };
  const { decisions: _decisions, ...limits } = plan;
  return { ...head, plan: limits };
}

export type ContentRun = SweepContent['runs'][number];
export type MeasurementRow = z.output<typeof measurementRowSchema>;

/** A run by its cell, which is unique in a sweep. */
export const cellOf = ({ batchSize, seed }: { batchSize: number; seed: number }) => `${batchSize} ${seed}`;
