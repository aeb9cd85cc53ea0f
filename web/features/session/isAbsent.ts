import { BenchmarkPresenceDocument, NodePresenceDocument } from '../../graphql/generated/graphql.ts';
import { apiUrl } from './apiUrl.ts';
import { asReader } from './asReader.ts';

/** Pages of one thing, by its id, with the noun that the id must be of. */
const pagesOfNodes: [path: RegExp, noun: string][] = [
  [/^\/sweeps\/([^/]+)$/, 'Sweep'],
  [/^\/studies\/([^/]+)$/, 'Study'],
  [/^\/policies\/([^/]+)$/, 'PolicyComparison'],
  [/^\/models\/([^/]+)$/, 'Model'],
  [/^\/datasets\/([^/]+)$/, 'Dataset'],
  [/^\/reports\/([^/]+)$/, 'Report'],
  [/^\/memos\/([^/]+)$/, 'Memo'],
  [/^\/team\/webhooks\/([^/]+)$/, 'Webhook'],
  [/^\/benchmarks\/[^/]+\/submissions\/([^/]+)$/, 'Submission'],
];
const pageOfBenchmark = /^\/benchmarks\/([^/]+)$/;
/** Pages beside those of things. */
const reserved = new Set(['new', 'import']);

type Presence = {
  data?: Record<string, { __typename: string } | null>;
  errors?: { extensions?: { code?: string } }[];
};

/**
 * Whether a page asks for something that is not there for this reader. Asked before the page is rendered: where "not found"
 * is thrown by a page, Next sends an empty document that only scripts fill. False also where the API does not say.
 */
export async function isAbsent(pathname: string, sent: Headers): Promise<boolean> {
  for (const [path, noun] of pagesOfNodes) {
    const id = path.exec(pathname)?.[1];
    if (id === undefined) continue;
    if (reserved.has(id)) return false;
    return isMissing(NodePresenceDocument.toString(), { id: decoded(id) }, sent, noun);
  }
  const slug = pageOfBenchmark.exec(pathname)?.[1];
  if (slug === undefined || reserved.has(slug)) return false;
  return isMissing(BenchmarkPresenceDocument.toString(), { slug: decoded(slug) }, sent, 'Benchmark');
}

async function isMissing(
  query: string,
  variables: Record<string, string>,
  sent: Headers,
  noun: string,
): Promise<boolean> {
  try {
    const response = await fetch(apiUrl('/graphql'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asReader(sent) },
      body: JSON.stringify({ query, variables }),
      cache: 'no-store',
      signal: AbortSignal.timeout(5000),
    });
    const { data, errors = [] } = (await response.json()) as Presence;
    if (errors.length > 0) return errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND');
    const found = Object.values(data ?? {});
    return found.length > 0 && found.every((each) => each?.__typename !== noun);
  } catch {
    return false;
  }
}

/** As it was typed where it is no well-formed escape: then it names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
