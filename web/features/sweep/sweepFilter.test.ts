import { describe, expect, it } from '@jest/globals';
import { isFiltered, readSweepFilter, sweepFilterHref, sweepWhere } from './sweepFilter.ts';

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

  it('asks the API for exactly what is said', () => {
    const filter = readSweepFilter({ name: 'MLP', status: 'RUNNING' });
    const where = { nameContains: 'MLP', status: 'RUNNING', modelId: null, datasetId: null };
    expect(sweepWhere(filter)).toEqual({ ...where, tag: null, archived: 'EXCLUDED' });
  });
});
