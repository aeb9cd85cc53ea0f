import type { Prisma, Sweep } from '@critbatch/prisma/generated/client';
import type { OptimiserSpec, RecordedPolicySpec } from '@critbatch/theory';
import { optimiserSchema } from '@critbatch/theory/spec/optimiserSpec';
import { recordedPolicySchema } from '@critbatch/theory/spec/outsideSpec';

export type PolicyColumns = Pick<Sweep, 'optimiser' | 'optimiserSettings'>;

/** The columns of a sweep that hold its policy: theory's name, and the rest of its spec. */
export function storedOptimiser({ name, ...settings }: RecordedPolicySpec) {
  return { optimiser: name, optimiserSettings: settings as Prisma.JsonObject };
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
  return { ...(optimiserSettings as object), name: optimiser };
}
