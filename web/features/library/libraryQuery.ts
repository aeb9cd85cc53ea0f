import type { SearchParams } from '../sweep/sweepView.ts';

export type LibraryQuery = { name: string; after: string | null };

/** What of a library is listed, from its address. */
export function readLibraryQuery({ name, after }: SearchParams): LibraryQuery {
  return {
    name: typeof name === 'string' ? name : '',
    after: typeof after === 'string' && after !== '' ? after : null,
  };
}

/** The address of the page after this one; null on the last. */
export function olderHref(
  path: string,
  { name }: LibraryQuery,
  { hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null },
): string | null {
  if (!hasNextPage || !endCursor) return null;
  return `${path}?${new URLSearchParams({ ...(name !== '' && { name }), after: endCursor })}`;
}
