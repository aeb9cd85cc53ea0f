import { describe, expect, it } from '@jest/globals';
import { Kept } from './kept.ts';

describe('values that are kept', () => {
  it('are read once, while there is room; who was asked for longest ago goes first', async () => {
    const kept = new Kept<string>(2);
    const reads: string[][] = [];
    const load = (...ids: string[]) =>
      kept.load(ids, async (missing) => {
        reads.push(missing);
        return missing.map((id) => [id, `value of ${id}`]);
      });
    expect(await load('a', 'b')).toEqual(new Map(Object.entries({ a: 'value of a', b: 'value of b' })));
    await load('a');
    await load('c');
    expect([...(await load('a', 'c')).keys()]).toEqual(['a', 'c']);
    await load('b');
    expect(reads).toEqual([['a', 'b'], ['c'], ['b']]);
  });

  it('are all there for who asks for more than there is room for', async () => {
    const kept = new Kept<number>(1);
    const read = async (missing: string[]) => missing.map((id) => [id, Number(id)] as const);
    expect((await kept.load(['1', '2', '3'], read)).size).toBe(3);
  });

  it('are missing where there are none', async () => {
    expect(await new Kept<number>(1).load(['1'], async () => [])).toEqual(new Map());
  });
});

describe('a value that is kept', () => {
  it('is at hand, and made of what the caller holds where it is not', () => {
    const kept = new Kept<string>(2);
    expect(kept.get('a')).toBeUndefined();
    expect(kept.of('a', () => 'made')).toBe('made');
    expect(kept.of('a', () => 'made anew')).toBe('made');
    expect(kept.get('a')).toBe('made');
  });

  it('stays while it is asked for', () => {
    const kept = new Kept<string>(2);
    for (const id of ['a', 'b']) kept.of(id, () => id);
    kept.get('a');
    kept.of('c', () => 'c');
    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['a', undefined, 'c']);
  });

  it('that is heavy takes the room of several, and has none where it is too heavy for all of it', () => {
    const kept = new Kept<string>(4, (value) => value.length);
    for (const id of ['a', 'b', 'c']) kept.of(id, () => id);
    kept.of('a', () => 'a is not weighed twice');
    kept.of('d', () => 'ddd');
    expect(['a', 'b', 'c', 'd'].map((id) => kept.get(id))).toEqual(['a', undefined, undefined, 'ddd']);
    kept.of('e', () => 'eeeee');
    expect(['a', 'd', 'e'].map((id) => kept.get(id))).toEqual([undefined, undefined, undefined]);
    kept.of('f', () => 'ffff');
    expect(kept.get('f')).toBe('ffff');
  });
});
