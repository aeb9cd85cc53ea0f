import { describe, expect, it } from '@jest/globals';
import { readItemFilter } from '../item/itemFilter.ts';
import { isFiltered, readSweepFilter, sweepFilterHref, sweepOrder, sweepWhere } from './sweepFilter.ts';

describe('the filter of the list of sweeps', () => {
  const none = readSweepFilter({});

  it('comes back from its own address, all of it combined', () => {
    const filter = {
      name: 'MLP & more',
      status: 'FINISHED',
      model: 'm:1',
      dataset: 'd:1',
      after: 'cursor=',
      columns: ['answer', 'model'],
      tag: 'nightly',
      isArchived: true,
      sort: 'name',
    } as const;
    const { searchParams } = new URL(sweepFilterHref(none, filter), 'http://here');
    const params = { ...Object.fromEntries(searchParams), column: searchParams.getAll('column') };
    expect(readSweepFilter(params)).toEqual(filter);
  });

  it('takes empty fields of its form, and what it does not know, as not said', () => {
    const empty = readSweepFilter({ name: '', status: 'LOST', model: '', dataset: '', column: 'colour' });
    expect(empty).toEqual(none);
    expect(isFiltered(empty)).toBe(false);
    expect(sweepWhere(empty)).toEqual({
      nameContains: null,
      status: null,
      modelId: null,
      datasetId: null,
      tag: null,
      archived: 'EXCLUDED',
    });
    expect(sweepFilterHref(empty, {})).toBe('/sweeps');
  });

  it('is ordered as every list is, or by how far the batch size can grow', () => {
    expect(sweepOrder(readSweepFilter({ sort: 'growth' }))).toEqual({
      field: 'WITHIN_FIFTH',
      direction: 'DESC',
    });
    expect(sweepOrder(readSweepFilter({ sort: 'growthUp' }))).toEqual({
      field: 'WITHIN_FIFTH',
      direction: 'ASC',
    });
    expect(sweepOrder(none)).toEqual({ field: 'CREATED_AT', direction: 'DESC' });
    // Other lists know no such order.
    expect(readItemFilter({ sort: 'growth' }).sort).toBe('newest');
  });

  it('asks the API for exactly what is said', () => {
    const filter = readSweepFilter({ name: 'MLP', status: 'RUNNING' });
    const where = { nameContains: 'MLP', status: 'RUNNING', modelId: null, datasetId: null };
    expect(sweepWhere(filter)).toEqual({ ...where, tag: null, archived: 'EXCLUDED' });
  });
});
