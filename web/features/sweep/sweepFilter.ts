import type { SweepOrder, SweepStatus, SweepWhere } from '../../graphql/generated/graphql.ts';
import type { ItemFilter } from '../item/itemFilter.ts';
import {
  isNarrowed,
  itemOrder,
  itemParams,
  itemWhere,
  readItemFilter,
  sweepSorts,
} from '../item/itemFilter.ts';
import type { SearchParams } from '../shell/searchParams.type.ts';

export const optionalColumns = [
  'state',
  'answer',
  'leastWork',
  'growth',
  'runs',
  'deviceTime',
  'model',
  'dataset',
  'created',
] as const;
export type OptionalColumn = (typeof optionalColumns)[number];
export const statuses = ['RUNNING', 'FINISHED', 'CANCELED'] as const satisfies SweepStatus[];

/** Which sweeps a list shows, from where on, and which columns of them; lives in the address. */
export type SweepFilter = ItemFilter & {
  name: string;
  status: SweepStatus | null;
  model: string | null;
  dataset: string | null;
  after: string | null;
  columns: readonly OptionalColumn[];
};

const usualColumns = ['state', 'answer', 'runs', 'created'] as const satisfies OptionalColumn[];

/** Reads the address; an empty field of the form is a field that does not filter. */
export function readSweepFilter(params: SearchParams): SweepFilter {
  const said = (name: string) =>
    typeof params[name] === 'string' && params[name] !== '' ? params[name] : null;
  const wanted = [params.column].flat();
  const columns = optionalColumns.filter((column) => wanted.includes(column));
  return {
    ...readItemFilter(params, sweepSorts),
    name: said('name') ?? '',
    status: statuses.find((status) => status === params.status) ?? null,
    model: said('model'),
    dataset: said('dataset'),
    after: said('after'),
    columns: columns.length > 0 ? columns : usualColumns,
  };
}

/** The address of the same list with some of its filter changed. */
export function sweepFilterHref(filter: SweepFilter, change: Partial<SweepFilter>): string {
  const { name, status, model, dataset, after, columns, ...items } = { ...filter, ...change };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ name, status, model, dataset, ...itemParams(items), after }))
    if (value) query.set(key, value);
  if (columns.join() !== usualColumns.join()) for (const column of columns) query.append('column', column);
  return query.size > 0 ? `/sweeps?${query}` : '/sweeps';
}

export function sweepWhere({ name, status, model, dataset, ...items }: SweepFilter): SweepWhere {
  return { nameContains: name || null, status, modelId: model, datasetId: dataset, ...itemWhere(items) };
}

/** Its order, as the API is asked: by how far the batch size can grow for a fifth more work, or as every list is. */
export function sweepOrder(filter: SweepFilter): SweepOrder {
  if (filter.sort === 'growth') return { field: 'WITHIN_FIFTH', direction: 'DESC' };
  return filter.sort === 'growthUp' ? { field: 'WITHIN_FIFTH', direction: 'ASC' } : itemOrder(filter);
}

export function isFiltered({ name, status, model, dataset, ...items }: SweepFilter): boolean {
  return Boolean(name || status || model || dataset || isNarrowed(items));
}
