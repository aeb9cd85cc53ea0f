import type { ViewerQuery } from '../../graphql/generated/graphql.ts';
import {
  ReportPresenceDocument,
  ViewerDocument,
  WebhookPageDocument,
} from '../../graphql/generated/graphql.ts';
import { askBeforePage } from './askBeforePage.ts';

/** Pages that start something in the team that the reader works in. */
const forms = new Set(['/sweeps/new', '/sweeps/import', '/policies/new', '/datasets/new']);

/**
 * Whether a page shows or starts something that its reader may not: it says so itself, and this says with which status. False for who
 * has not signed in, whom the page leads to the sign-in, and where the API does not say.
 */
export async function isForbidden(
  { pathname, searchParams }: Pick<URL, 'pathname' | 'searchParams'>,
  sent: Headers,
): Promise<boolean> {
  const [, webhookId] = /^\/team\/webhooks\/([^/]+)$/.exec(pathname) ?? [];
  if (webhookId) {
    const id = decodeURIComponent(webhookId);
    const reply = await askBeforePage(WebhookPageDocument, { id, after: null }, sent);
    return reply?.codes.includes('FORBIDDEN') ?? false;
  }
  if (!forms.has(pathname) && pathname !== '/reports/new') return false;
  const memberships = (await askBeforePage(ViewerDocument, {}, sent))?.data?.viewer?.memberships;
  if (!memberships) return false;
  if (forms.has(pathname)) return !memberships.slice(0, 1).some(mayWrite);
  const of = searchParams.get('of');
  if (!of) return !memberships.some(mayWrite);
  const teamId = (await askBeforePage(ReportPresenceDocument, { id: of }, sent))?.data?.report?.team.id;
  return !memberships.some((each) => each.team.id === teamId && mayWrite(each));
}

type Membership = NonNullable<ViewerQuery['viewer']>['memberships'][number];

const mayWrite = ({ role }: Membership) => role !== 'VIEWER';
