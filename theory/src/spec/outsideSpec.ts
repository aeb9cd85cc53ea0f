import { z } from 'zod';
import { type DatasetSpec, datasetSpecSchema } from './datasetSpec.ts';
import { type ModelSpec, modelSpecSchema } from './modelSpec.ts';
import { type OptimiserSpec, optimiserSchema } from './optimiserSpec.ts';
import { parameterCount } from './parameterShapes.ts';

/** Settings that its owner wants to tell two versions by: a commit, a tokeniser, a width. */
const details = z
  .record(z.string().max(100), z.union([z.string().max(1000), z.number(), z.boolean()]))
  .refine((fields) => Object.keys(fields).length <= 50, 'Give at most 50 details')
  .default({});

/** A model that a program outside builds: no worker of ours can, so that it trains in reported sweeps alone. */
export const outsideModelSpecSchema = z.strictObject({
  architecture: z.literal('outside'),
  parameterCount: z.int().positive(),
  details,
});

/** Data that a program outside reads; its checksum, if there is one, is whatever that program makes sure of. */
export const outsideDatasetSpecSchema = z.strictObject({
  loader: z.literal('outside'),
  trainingExamples: z.int().positive(),
  testExamples: z.int().nonnegative().default(0),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'Give 64 hexadecimal digits in lower case')
    .nullable()
    .default(null),
  details,
});

/** Whatever trained runs that were not trained here, in the words of who knows it: "LARS, tuned for every batch size". */
export const outsidePolicySchema = z.strictObject({
  name: z.literal('outside'),
  description: z.string().trim().min(1).max(500),
  details,
});

export type OutsidePolicySpec = z.infer<typeof outsidePolicySchema>;
export type OutsideModelSpec = z.infer<typeof outsideModelSpecSchema>;
export type OutsideDatasetSpec = z.infer<typeof outsideDatasetSpecSchema>;

/** Every model that can be recorded; workers train those of `modelSpecSchema`. */
export const recordedModelSpecSchema = z.discriminatedUnion('architecture', [
  modelSpecSchema,
  outsideModelSpecSchema,
]);
export type RecordedModelSpec = ModelSpec | OutsideModelSpec;

/** Every data set that can be recorded; workers load those of `datasetSpecSchema`. */
export const recordedDatasetSpecSchema = z.discriminatedUnion('loader', [
  datasetSpecSchema,
  outsideDatasetSpecSchema,
]);
export type RecordedDatasetSpec = DatasetSpec | OutsideDatasetSpec;

/** Every policy that can be recorded; workers train those of `optimiserSchema`. */
export const recordedPolicySchema = z.union([optimiserSchema, outsidePolicySchema]);
export type RecordedPolicySpec = OptimiserSpec | OutsidePolicySpec;

/** Trained scalars: counted where we know the architecture, else as its owner says. */
export function recordedParameterCount(spec: RecordedModelSpec): number {
  return spec.architecture === 'outside' ? spec.parameterCount : parameterCount(spec);
}

/** Whether a stored spec is one that only a program outside can train or read. */
export function isOutside(spec: unknown): boolean {
  const { architecture, loader } = (spec ?? {}) as { architecture?: unknown; loader?: unknown };
  return architecture === 'outside' || loader === 'outside';
}
