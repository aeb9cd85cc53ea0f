import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Prisma, Sweep, Target } from '@critbatch/prisma/generated/client';
import { firstEstimates, type GradientLook } from '@critbatch/theory';
import { optimiserOf } from '../../library/policy/storedOptimiser.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { theoryTarget } from '../../sweeps/sweep/trainingSpec.ts';
import { findEarlierRatios, findEarlierSweeps } from './findEarlierResults.ts';

export type MadeFirstEstimate = Omit<Prisma.FirstEstimateCreateManyInput, 'teamId' | 'sweepId'>;

/** What can be said of the b* of a sweep before it is trained, with all that it rests on. */
export async function makeFirstEstimates(
  prisma: Transaction,
  sweep: Sweep,
  target: Pick<Target, 'metric' | 'threshold'>,
  looks: readonly GradientLook[],
): Promise<MadeFirstEstimate[]> {
  const [ratios, sweeps] = await Promise.all([
    findEarlierRatios(prisma, sweep.teamId),
    findEarlierSweeps(prisma, sweep),
  ]);
  const question = { looks, optimiser: optimiserOf(sweep), target: theoryTarget(target) };
  return firstEstimates(question, { ratios, sweeps }).map((estimate) => {
    const { source } = estimate;
    const inputs =
      source === 'PAST_SWEEPS' ? { ...question, looks: [], sweeps } : { ...question, ratios: ratios[source] };
    return {
      ...estimate,
      inputs: inputs as unknown as Prisma.InputJsonObject,
      inputHash: contentHash(inputs),
    };
  });
}
