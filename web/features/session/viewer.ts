import { cookies } from 'next/headers';
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
  if (!viewer) return { status: 'signedOut' };
  return { status: 'signedIn', viewer: { ...viewer, memberships: await chosenFirst(viewer.memberships) } };
});

/** The team that the reader works in comes first: forms make what is new there. A cookie grants nothing. */
async function chosenFirst(memberships: Viewer['memberships']): Promise<Viewer['memberships']> {
  if (memberships.length < 2) return memberships;
  const chosen = (await cookies()).get(teamCookie)?.value;
  const isChosen = ({ team }: Viewer['memberships'][number]) => team.id === chosen;
  return [...memberships.filter(isChosen), ...memberships.filter((each) => !isChosen(each))];
}

export const teamCookie = 'team';

/** Whether what the reader sees may be of several teams: lists name the team of each row then. */
export function isOfSeveralTeams(viewer: Viewer | null): boolean {
  return (viewer?.memberships.length ?? 0) > 1;
}

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

type OfTeam = { team?: { id: string } };
export type Choosing<Row> = { isChosen: boolean; canChoose: (row: Row) => boolean };

/**
 * Which rows of a list the reader may change, by the team that each is of, and whether there is anything to choose for; a list
 * that names no teams is of the reader's only one. An empty list still says what was done with its last rows.
 */
export function choosingIn<Row extends OfTeam>(viewer: Viewer, rows: readonly Row[]): Choosing<Row> {
  const canChoose = ({ team }: OfTeam) => mayChange(viewer, (team ?? viewer.memberships[0]?.team)?.id);
  const isChosen =
    rows.length > 0
      ? rows.some(canChoose)
      : viewer.memberships.some(({ team }) => mayChange(viewer, team.id));
  return { isChosen, canChoose };
}

/** Whether the reader administers a team. */
export function mayAdminister({ memberships }: Viewer, teamId: string | undefined): boolean {
  return memberships.some(({ role, team }) => team.id === teamId && (role === 'OWNER' || role === 'ADMIN'));
}
