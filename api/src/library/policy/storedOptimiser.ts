import type { Sweep } from '@critbatch/prisma/generated/client';
import type { Optimiser } from '@critbatch/prisma/generated/enums';
import type { OptimiserSpec, RecordedPolicySpec } from '@critbatch/theory';
import { optimiserSchema, recordedPolicySchema } from '@critbatch/theory';

const theoryNames: Record<Optimiser, RecordedPolicySpec['name']> = {
  SGD_ARMIJO: 'sgdArmijo',
  SGD: 'sgd',
  MOMENTUM: 'momentum',
  NESTEROV: 'nesterov',
  ADAM: 'adam',
  ADAM_W: 'adamW',
  RMS_PROP: 'rmsProp',
  OUTSIDE: 'outside',
};
const storedNames = Object.fromEntries(
  Object.entries(theoryNames).map(([stored, name]) => [name, stored]),
) as Record<RecordedPolicySpec['name'], Optimiser>;

export type PolicyColumns = Pick<Sweep, 'optimiser' | 'optimiserSettings'>;

/** The columns of a sweep that hold its policy: the name, and the rest of theory's spec. */
export function storedOptimiser({ name, ...optimiserSettings }: RecordedPolicySpec) {
  return { optimiser: storedNames[name], optimiserSettings };
}

/** The policy that a sweep's columns hold. */
export function policyOf(sweep: PolicyColumns): RecordedPolicySpec {
  return recordedPolicySchema.parse(namedSettings(sweep));
}

/** The same for a sweep that is trained here, whose policy is never one from outside. */
export function optimiserOf(sweep: PolicyColumns): OptimiserSpec {
  return optimiserSchema.parse(namedSettings(sweep));
}

function namedSettings({ optimiser, optimiserSettings }: PolicyColumns): object {
  return { ...(optimiserSettings as object), name: theoryNames[optimiser] };
}
