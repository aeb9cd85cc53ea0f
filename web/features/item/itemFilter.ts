import type { ArchivedItems, SortDirection } from '../../graphql/generated/graphql.ts';
import type { SearchParams } from '../shell/searchParams.type.ts';

export const itemSorts = ['newest', 'oldest', 'name', 'nameDown'] as const;
/** Sweeps go by how far the batch size can grow, too. */
export const sweepSorts = [...itemSorts, 'growth', 'growthUp'] as const;
export type ItemSort = (typeof sweepSorts)[number];

/** What the lists of sweeps, studies, models and data sets have in common; lives in the address. */
export type ItemFilter = { tag: string; isArchived: boolean; sort: ItemSort };

/** Reads the address; what it does not know is not said. */
export function readItemFilter(
  { tag, archived, sort }: SearchParams,
  sorts: readonly ItemSort[] = itemSorts,
): ItemFilter {
  return {
    tag: typeof tag === 'string' ? tag : '',
    isArchived: archived === '1',
    sort: sorts.find((each) => each === sort) ?? 'newest',
  };
}

/** The parameters of its address. */
export function itemParams({ tag, isArchived, sort }: ItemFilter): Record<string, string> {
  return {
    ...(tag !== '' && { tag }),
    ...(isArchived && { archived: '1' }),
    ...(sort !== 'newest' && { sort }),
  };
}

/** Whether it leaves something out that a list shows otherwise. */
export function isNarrowed({ tag, isArchived }: ItemFilter): boolean {
  return tag !== '' || isArchived;
}

/** The same, as the API is asked. */
export function itemWhere({ tag, isArchived }: ItemFilter): { tag: string | null; archived: ArchivedItems } {
  return { tag: tag || null, archived: isArchived ? 'ONLY' : 'EXCLUDED' };
}

/** The order, as the API is asked. */
export function itemOrder({ sort }: ItemFilter): { field: 'CREATED_AT' | 'NAME'; direction: SortDirection } {
  return {
    field: sort === 'name' || sort === 'nameDown' ? 'NAME' : 'CREATED_AT',
    direction: sort === 'name' || sort === 'oldest' ? 'ASC' : 'DESC',
  };
}
