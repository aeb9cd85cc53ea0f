import type { Prisma, Sweep } from '@critbatch/prisma/generated/client';
import { cadenceOf, storedCadence } from './storedCadence.ts';

/** What a run follows from beside its batch size and seed, as the columns of another sweep. */
export function runSettingsOf(sweep: Sweep) {
  return {
    optimiser: sweep.optimiser,
    optimiserSettings: sweep.optimiserSettings as Prisma.InputJsonValue,
    ...storedCadence(cadenceOf(sweep)),
    leavesTrail: sweep.leavesTrail,
    maxExamplesPerRun: sweep.maxExamplesPerRun,
  };
}
