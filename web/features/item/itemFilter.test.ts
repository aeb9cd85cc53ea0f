import { describe, expect, it } from '@jest/globals';
import { isNarrowed, itemOrder, itemParams, itemWhere, readItemFilter } from './itemFilter.ts';

describe('what all lists of items filter by', () => {
  it('comes back from its own address', () => {
    const filter = { tag: 'a b', isArchived: true, sort: 'nameDown' } as const;
    expect(readItemFilter(itemParams(filter))).toEqual(filter);
    expect(itemParams(readItemFilter({ tag: '', archived: '0', sort: 'colour' }))).toEqual({});
  });

  it('is asked of the API as it is said', () => {
    const filter = readItemFilter({ tag: 'x', sort: 'name' });
    expect(itemWhere(filter)).toEqual({ tag: 'x', archived: 'EXCLUDED' });
    expect(itemOrder(filter)).toEqual({ field: 'NAME', direction: 'ASC' });
    expect(itemOrder(readItemFilter({ sort: 'oldest' }))).toEqual({ field: 'CREATED_AT', direction: 'ASC' });
    expect(itemWhere(readItemFilter({ archived: '1' }))).toEqual({ tag: null, archived: 'ONLY' });
    expect([isNarrowed(filter), isNarrowed(readItemFilter({ sort: 'name' }))]).toEqual([true, false]);
  });
});
