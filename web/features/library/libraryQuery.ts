import { redirect } from 'next/navigation';
import { ApiFault } from '../../graphql/request.ts';
import type { ItemFilter } from '../item/itemFilter.ts';
import { itemParams, readItemFilter } from '../item/itemFilter.ts';
import type { SearchParams } from '../shell/searchParams.type.ts';

export type LibraryQuery = ItemFilter & { name: string; after: string | null };

/** What of a library is listed, from its address. */
export function readLibraryQuery(params: SearchParams): LibraryQuery {
  const { name, after } = params;
  return {
    ...readItemFilter(params),
    name: typeof name === 'string' ? name : '',
    after: typeof after === 'string' && after !== '' ? after : null,
  };
}

/** The address of the same list from its beginning. */
export function firstHref(path: string, query: LibraryQuery): string {
  return hrefOf(path, { ...query, after: null });
}

/** The address of the page after this one; null on the last. */
export function olderHref(
  path: string,
  query: LibraryQuery,
  { hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null },
): string | null {
  return hasNextPage && endCursor ? hrefOf(path, { ...query, after: endCursor }) : null;
}

/** A cursor that the API does not know leads to the beginning of the list. */
export function fromTheStart(path: string, query: LibraryQuery) {
  return (fault: unknown): never => {
    if (query.after === null || !(fault instanceof ApiFault)) throw fault;
    redirect(firstHref(path, query));
  };
}

function hrefOf(path: string, { name, after, ...filter }: LibraryQuery): string {
  const params = new URLSearchParams({
    ...(name !== '' && { name }),
    ...itemParams(filter),
    ...(after !== null && { after }),
  });
  return params.size > 0 ? `${path}?${params}` : path;
}
