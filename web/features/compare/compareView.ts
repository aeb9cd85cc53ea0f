import type { SearchParams } from '../shell/searchParams.type.ts';

/** The sweeps that are compared, the first one first, and how; lives in the address. */
export type CompareView = { ids: string[]; scale: 'relative' | 'absolute'; showsSame: boolean };

export const mostCompared = 20;

export function readCompareView({ s, scale, same }: SearchParams): CompareView {
  const ids = (Array.isArray(s) ? s : [s]).filter((id) => id !== undefined && id !== '');
  return {
    ids: [...new Set(ids as string[])].slice(0, mostCompared),
    scale: scale === 'absolute' ? 'absolute' : 'relative',
    showsSame: same === '1',
  };
}

export function readCompareRequest({ url }: Request): CompareView {
  const { searchParams } = new URL(url);
  return readCompareView({ ...Object.fromEntries(searchParams), s: searchParams.getAll('s') });
}

/** The query that shows a view with some of it changed: of a page, a figure or a table of the comparison. */
export function compareHref(view: CompareView, change: Partial<CompareView> = {}, path = '/compare'): string {
  const { ids, scale, showsSame } = { ...view, ...change };
  const query = new URLSearchParams(ids.map((id) => ['s', id]));
  if (scale === 'absolute') query.set('scale', scale);
  if (showsSame) query.set('same', '1');
  return query.size > 0 ? `${path}?${query}` : path;
}
