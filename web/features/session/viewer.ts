import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { ViewerQuery } from '../../graphql/generated/graphql.ts';
import { ViewerDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';

export type Viewer = NonNullable<ViewerQuery['viewer']>;
export type ViewerAnswer =
  | { status: 'signedIn'; viewer: Viewer }
  | { status: 'signedOut' }
  | { status: 'unreachable' };

/** Who asks; one request to the API per page. */
export const loadViewer = cache(async (): Promise<ViewerAnswer> => {
  const answer = await requestGraphql(ViewerDocument, {});
  if (answer.status === 'unreachable') return answer;
  const { viewer } = answer.data;
  return viewer ? { status: 'signedIn', viewer } : { status: 'signedOut' };
});

/** The signed-in reader, or the way to the sign-in page; null while the API cannot be reached. */
export async function requireViewer(): Promise<Viewer | null> {
  const answer = await loadViewer();
  if (answer.status === 'signedOut') redirect('/sign-in');
  return answer.status === 'signedIn' ? answer.viewer : null;
}

/** Whether the reader may change what belongs to a team: whoever can only look is shown no button that would fail. */
export function mayChange({ memberships }: Viewer, teamId: string | undefined): boolean {
  return memberships.some(({ role, team }) => team.id === teamId && role !== 'VIEWER');
}

/** Whether the reader administers a team. */
export function mayAdminister({ memberships }: Viewer, teamId: string | undefined): boolean {
  return memberships.some(({ role, team }) => team.id === teamId && (role === 'OWNER' || role === 'ADMIN'));
}
