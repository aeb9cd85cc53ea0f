import { RunOutcome } from '@critbatch/prisma/generated/enums';
import { mostTrailPoints } from '@critbatch/prisma/queue/recordTrailPoint';
import type { ErrorCode } from '@critbatch/theory';
import { isErrorCode, isOutOfMemory } from '@critbatch/theory';
import { z } from 'zod';
import { sha256Schema } from '../../platform/hash/sha256Schema.ts';
import { provenanceSchema } from '../attempt/provenance.schema.ts';
import { figureFields } from '../measurement/figureRanges.ts';

const count = z.int().nonnegative();
const seconds = z.number().nonnegative();

const measurementSchema = z.object({
  step: count,
  examplesSeen: count,
  functionEvaluations: count,
  gradientEvaluations: count,
  exhaustedSearches: count,
  belowResolutionSteps: count,
  wallSeconds: seconds,
  deviceSeconds: seconds,
  evaluationSeconds: seconds,
  // Null or absent where it was not measured: to make null of what is absent, a transform for each figure, took a third of a batch's time.
  ...figureFields((range) => range.nullish()),
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
  // Programs of any language pass on what their library raised: what it means is told here, for all of them.
  .transform(({ code, message }): { code: ErrorCode; message: string } =>
    code === 'WORKER_FAILED' && isOutOfMemory(message)
      ? { code: 'OUT_OF_MEMORY', message }
      : { code, message },
  )
  // What a library printed may hold U+0000, which PostgreSQL cannot store: the run must fail all the same.
  .transform(({ code, message }) => ({ code, message: message.replaceAll('\0', '\uFFFD') }));
