import { RunOutcome } from '@critbatch/prisma/generated/enums';
import { mostTrailPoints } from '@critbatch/prisma/queue/recordTrailPoint';
import type { ErrorCode } from '@critbatch/theory';
import { isErrorCode } from '@critbatch/theory';
import { z } from 'zod';
import { provenanceSchema } from '../attempt/provenance.schema.ts';
import { sha256Schema } from '../checkpoint/sha256Schema.ts';

const count = z.int().nonnegative();
const seconds = z.number().nonnegative();

/** Null where it was not measured. */
const measured = (value: z.ZodNumber) => value.nullish().transform((given) => given ?? null);

/** No larger than a 32-bit float, in which losses are computed. */
const largestLoss = 3.402_823_466_385_288_6e38;
const loss = measured(z.number().min(-largestLoss).max(largestLoss));
const share = measured(z.number().min(0).max(1));
/** Norms add up the squares of many such floats in 64 bits. */
const norm = measured(z.number().nonnegative().max(1e50));
const squaredNorm = measured(z.number().min(-1e100).max(1e100));
const time = measured(z.number().nonnegative());

const measurementSchema = z.object({
  step: count,
  examplesSeen: count,
  trainingLoss: loss,
  testLoss: loss,
  testAccuracy: share,
  gradientNorm: norm,
  unbiasedSquaredGradientNorm: squaredNorm,
  gradientCovarianceTrace: squaredNorm,
  batchLoss: loss,
  batchGradientNorm: norm,
  // A schedule may end at a rate of 0; a line search never does, which the run's spec says.
  stepSize: measured(z.number().nonnegative().max(largestLoss)),
  meanTrials: measured(z.number().nonnegative().max(1e6)),
  functionEvaluations: count,
  gradientEvaluations: count,
  exhaustedSearches: count,
  belowResolutionSteps: count,
  wallSeconds: seconds,
  deviceSeconds: seconds,
  evaluationSeconds: seconds,
  dataSeconds: time,
  gradientSeconds: time,
  searchSeconds: time,
  updateSeconds: time,
});

export const reportMeasurementsSchema = z.object({
  sequence: count,
  measurements: z.array(measurementSchema).max(1000),
  step: count,
  examplesSeen: count,
  provenance: provenanceSchema.nullish().transform((value) => value ?? null),
});

export const recordCheckpointSchema = z.object({
  sha256: sha256Schema,
  step: count,
  lastSequence: z
    .int()
    .min(-1)
    .nullish()
    .transform((value) => value ?? null),
});

export const recordTrailPointSchema = z.object({
  sha256: sha256Schema,
  step: z.int().positive(),
  keptSteps: z.array(count).max(mostTrailPoints - 1),
});

export const completeRunSchema = z.object({
  outcome: z.enum(RunOutcome),
  lastSequence: z.int().min(-1),
  step: count,
  examplesSeen: count,
});

/** A code that is not in our list becomes WORKER_FAILED, and stays readable in the message. */
export const failRunSchema = z
  .object({ code: z.string().min(1).max(120), message: z.string().max(4000) })
  .transform(({ code, message }): { code: ErrorCode; message: string } =>
    isErrorCode(code) ? { code, message } : { code: 'WORKER_FAILED', message: `${code}: ${message}` },
  )
  // What a library printed may hold U+0000, which PostgreSQL cannot store: the run must fail all the same.
  .transform(({ code, message }) => ({ code, message: message.replaceAll('\0', '\uFFFD') }));
