import type { TypedDocumentString } from '../../graphql/generated/graphql.ts';
import {
  BenchmarkPresenceDocument,
  NodePresenceDocument,
  ReportPresenceDocument,
} from '../../graphql/generated/graphql.ts';
import { docPages } from '../docs/docPages.ts';
import { askBeforePage } from './askBeforePage.ts';
import { versionAsked } from './versionAsked.ts';

/** Pages of one thing, by its id, with the noun that the id must be of. */
const pagesOfNodes: [path: RegExp, noun: string][] = [
  [/^\/sweeps\/([^/]+)$/, 'Sweep'],
  [/^\/sweeps\/[^/]+\/runs\/([^/]+)$/, 'Run'],
  [/^\/studies\/([^/]+)$/, 'Study'],
  [/^\/policies\/([^/]+)$/, 'PolicyComparison'],
  [/^\/models\/([^/]+)$/, 'Model'],
  [/^\/datasets\/([^/]+)$/, 'Dataset'],
  [/^\/memos\/([^/]+)$/, 'Memo'],
  [/^\/team\/webhooks\/([^/]+)$/, 'Webhook'],
  [/^\/benchmarks\/[^/]+\/submissions\/([^/]+)$/, 'Submission'],
];
/** Pages that begin with a thing, which their query names. */
const pagesLikeNodes: Record<string, [parameter: string, noun: string]> = {
  '/sweeps/new': ['like', 'Sweep'],
  '/policies/new': ['like', 'Sweep'],
  '/reports/new': ['of', 'Report'],
};
const pageOfBenchmark = /^\/benchmarks\/([^/]+)$/;
const pageOfDocs = /^\/docs\/([^/]+)$/;
const pageOfReport = /^\/reports\/([^/]+)$/;
/** Pages beside those of things. */
const reserved = new Set(['new', 'import']);

type Address = Pick<URL, 'pathname' | 'searchParams'>;

/**
 * Whether a page asks for something that is not there for this reader. Asked before the page is rendered: where "not found"
 * is thrown by a page, Next sends an empty document that only scripts fill. False also where the API does not say.
 */
export async function isAbsent({ pathname, searchParams }: Address, sent: Headers): Promise<boolean> {
  const [parameter, nounLike] = pagesLikeNodes[pathname] ?? [];
  if (parameter && nounLike) {
    const id = searchParams.get(parameter);
    return id !== null && id !== '' && isNoNode(id, nounLike, sent);
  }
  const docSlug = idIn(pageOfDocs, pathname);
  if (docSlug !== null) return !docPages.some((page) => page.slug === docSlug);
  const number = versionAsked(searchParams.getAll('version'));
  const reportId = idIn(pageOfReport, pathname);
  if (reportId !== null) {
    return isMissing(
      ReportPresenceDocument,
      { id: reportId },
      sent,
      ({ report }) => report?.versions.some((each) => number === null || each.number === number) ?? false,
    );
  }
  const slug = idIn(pageOfBenchmark, pathname);
  if (slug !== null) {
    return isMissing(
      BenchmarkPresenceDocument,
      { slug, version: number },
      sent,
      ({ benchmark }) => (benchmark?.version ?? null) !== null,
    );
  }
  for (const [path, noun] of pagesOfNodes) {
    const id = idIn(path, pathname);
    if (id !== null) return isNoNode(id, noun, sent);
  }
  return false;
}

const isNoNode = (id: string, noun: string, sent: Headers) =>
  isMissing(NodePresenceDocument, { id }, sent, ({ node }) => node?.__typename === noun);

async function isMissing<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  sent: Headers,
  isThere: (data: Data) => boolean,
): Promise<boolean> {
  const reply = await askBeforePage(document, variables, sent);
  if (!reply) return false;
  if (reply.codes.length > 0) return reply.codes.includes('NOT_FOUND');
  return reply.data !== null && !isThere(reply.data);
}

/** What names the thing of a page in its path, as it was typed where it is no well-formed escape: then it names nothing. */
function idIn(path: RegExp, pathname: string): string | null {
  const part = path.exec(pathname)?.[1];
  if (part === undefined || reserved.has(part)) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
