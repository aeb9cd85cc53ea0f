import { redirect } from 'next/navigation';
import { ApiFault } from '../../graphql/request.ts';
import type { SearchParams } from '../shell/searchParams.type.ts';

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

/** A cursor that the API does not know leads to the beginning of the list. */
export function fromTheStart(path: string, { name, after }: LibraryQuery) {
  return (fault: unknown): never => {
    if (after === null || !(fault instanceof ApiFault)) throw fault;
    redirect(name === '' ? path : `${path}?${new URLSearchParams({ name })}`);
  };
}
