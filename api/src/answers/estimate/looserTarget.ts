import { bestOfRuns } from '@critbatch/prisma/run/bestOfRuns';
import type { LooserTarget } from '@critbatch/theory';
import { looserTarget } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { Loader } from '../../platform/context/loader.ts';
import { longStepsBehind } from './longSteps.ts';
import type { EstimateView } from './presentEstimate.ts';

const ofTarget = new Loader(async ({ reader }, targetIds: readonly string[]) => {
  const found = Map.groupBy(await bestOfRuns(reader, targetIds, new Date()), ({ targetId }) => targetId);
  return targetIds.map((id) => looserTargetIn(found.get(id) ?? []));
});

/** The looser target that would have an answer where no run reached the asked one; null where smaller steps would help. */
export async function looserTargetOf(
  context: Context,
  estimate: Pick<EstimateView, 'reason' | 'sweepId' | 'targetId'>,
): Promise<LooserTarget | null> {
  if (estimate.reason !== 'EVERYTHING_CENSORED' || (await longStepsBehind(context, estimate))) return null;
  return ofTarget.load(context, estimate.targetId);
}

/** The looser target that runs compared with one target name. */
export function looserTargetIn(runs: Awaited<ReturnType<typeof bestOfRuns>>): LooserTarget | null {
  const [first] = runs;
  return first ? looserTarget(runs, first.metric) : null;
}
