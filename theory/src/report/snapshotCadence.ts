import { z } from 'zod';
import { evaluationCadenceSchema } from '../spec/sweepSpec.ts';

const {
  gradientEvery: _gradient,
  noiseEvery: _noise,
  noiseExamples: _examples,
  ...kept
} = evaluationCadenceSchema.shape;

/**
 * What a report keeps of a cadence: all but how often figures were measured that it does not show. Snapshots from before there
 * was a setting are of sweeps with its usual value.
 */
export const snapshotCadenceSchema = z.object(kept);
