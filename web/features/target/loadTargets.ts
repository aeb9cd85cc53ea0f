import type { SweepTargetsQuery } from '../../graphql/generated/graphql.ts';
import { SweepTargetsDocument } from '../../graphql/generated/graphql.ts';
import { requestOrNull } from '../../graphql/request.ts';
import type { TargetData } from './target.type.ts';

/** A sweep, and which of its targets is asked about. */
type AskedSweep = { id: string; target: TargetData };
export type SweepTargets = NonNullable<SweepTargetsQuery['sweep']>;

/**
 * b* at other targets than those of the sweep, and the noise scale; null where the API is away or too busy to compute
 * them: the page is whole without.
 */
export async function loadTargets({ id, target }: AskedSweep): Promise<SweepTargets | null> {
  const variables = { id, targetId: target.id, metric: target.metric };
  return (await requestOrNull(SweepTargetsDocument, variables))?.sweep ?? null;
}
