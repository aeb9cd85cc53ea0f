import type { AskedStageQuery } from '../../graphql/generated/graphql.ts';
import { AskedStageDocument } from '../../graphql/generated/graphql.ts';
import { requestOrNull } from '../../graphql/request.ts';

export type AskedStage = Extract<NonNullable<AskedStageQuery['node']>, { __typename: 'StudyStage' }>;

/** The stage of a study that a link starts the sweep of; null where its id is none, or of something else. */
export async function loadStage(id: string | undefined): Promise<AskedStage | null> {
  if (!id) return null;
  const node = (await requestOrNull(AskedStageDocument, { id }))?.node;
  return node?.__typename === 'StudyStage' ? node : null;
}
