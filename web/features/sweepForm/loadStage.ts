import type { AskedStageQuery } from '../../graphql/generated/graphql.ts';
import { AskedStageDocument } from '../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../graphql/request.ts';

export type AskedStage = Extract<NonNullable<AskedStageQuery['node']>, { __typename: 'StudyStage' }>;

/** The stage of a study that a link starts the sweep of; null where its id is none, or of something else. */
export async function loadStage(id: string | undefined): Promise<AskedStage | null> {
  if (!id) return null;
  const answer = await requestGraphql(AskedStageDocument, { id }).catch((fault: unknown) => {
    if (fault instanceof ApiFault) return null;
    throw fault;
  });
  const node = answer?.status === 'answered' ? answer.data.node : null;
  return node?.__typename === 'StudyStage' ? node : null;
}
