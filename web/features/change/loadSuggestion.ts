import type { SuggestedRunsQuery } from '../../graphql/generated/graphql.ts';
import { SuggestedRunsDocument } from '../../graphql/generated/graphql.ts';
import { requestOrNull } from '../../graphql/request.ts';

export type Suggestion = NonNullable<NonNullable<SuggestedRunsQuery['sweep']>['suggestedRuns']>;

/** What the planner would run next; null where the API is away or too busy to compute it: the page is whole without. */
export async function loadSuggestion(id: string): Promise<Suggestion | null> {
  return (await requestOrNull(SuggestedRunsDocument, { id }))?.sweep?.suggestedRuns ?? null;
}
