import { describe, expect, it } from '@jest/globals';
import { compareHref, mostCompared, readCompareView } from './compareView.ts';

describe('the view of a comparison', () => {
  it('comes back from its own address, the order of the sweeps kept', () => {
    const view = { ids: ['b', 'a', 'c:1'], scale: 'absolute', showsSame: true } as const;
    const address = new URL(compareHref({ ...view, ids: [...view.ids] }), 'http://here');
    const params = { ...Object.fromEntries(address.searchParams), s: address.searchParams.getAll('s') };
    expect(readCompareView(params)).toEqual(view);
  });

  it('names each sweep once, and no more than can be told apart by letters', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `sweep-${Math.floor(index / 1.2)}`);
    expect(readCompareView({ s: ['a', 'a', ''] }).ids).toEqual(['a']);
    expect(readCompareView({ s: ids }).ids).toHaveLength(mostCompared);
  });
});
