import type { Sweep } from '@critbatch/prisma/generated/client';
import type { Optimiser } from '@critbatch/prisma/generated/enums';
import type { OptimiserSpec } from '@critbatch/theory';
import { optimiserSchema } from '@critbatch/theory';

const theoryNames: Record<Optimiser, OptimiserSpec['name']> = {
  SGD_ARMIJO: 'sgdArmijo',
  SGD: 'sgd',
  MOMENTUM: 'momentum',
  NESTEROV: 'nesterov',
  ADAM: 'adam',
  ADAM_W: 'adamW',
  RMS_PROP: 'rmsProp',
};
const storedNames = Object.fromEntries(
  Object.entries(theoryNames).map(([stored, name]) => [name, stored]),
) as Record<OptimiserSpec['name'], Optimiser>;

/** The columns of a sweep that hold its optimiser: the name, and the rest of theory's spec. */
export function storedOptimiser({ name, ...optimiserSettings }: OptimiserSpec) {
  return { optimiser: storedNames[name], optimiserSettings };
}

/** The optimiser that a sweep's columns hold. */
export function optimiserOf(sweep: Pick<Sweep, 'optimiser' | 'optimiserSettings'>): OptimiserSpec {
  const settings = sweep.optimiserSettings as object;
  return optimiserSchema.parse({ ...settings, name: theoryNames[sweep.optimiser] });
}
