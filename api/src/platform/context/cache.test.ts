import { describe, expect, it } from '@jest/globals';
import { Cache } from './cache.ts';

describe('values that are cached', () => {
  it('are read once, while there is room; who was asked for longest ago goes first', async () => {
    const cache = new Cache<string>(2);
    const reads: string[][] = [];
    const load = (...ids: string[]) =>
      cache.load(ids, async (missing) => {
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
    const cache = new Cache<number>(1);
    const read = async (missing: string[]) => missing.map((id) => [id, Number(id)] as const);
    expect((await cache.load(['1', '2', '3'], read)).size).toBe(3);
  });

  it('are missing where there are none', async () => {
    expect(await new Cache<number>(1).load(['1'], async () => [])).toEqual(new Map());
  });
});

describe('a value that is cached', () => {
  it('is at hand, and made of what the caller holds where it is not', () => {
    const cache = new Cache<string>(2);
    expect(cache.get('a')).toBeUndefined();
    expect(cache.of('a', () => 'made')).toBe('made');
    expect(cache.of('a', () => 'made anew')).toBe('made');
    expect(cache.get('a')).toBe('made');
  });

  it('stays while it is asked for', () => {
    const cache = new Cache<string>(2);
    for (const id of ['a', 'b']) cache.of(id, () => id);
    cache.get('a');
    cache.of('c', () => 'c');
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['a', undefined, 'c']);
  });

  it('that is heavy takes the room of several, and has none where it is too heavy for all of it', () => {
    const cache = new Cache<string>(4, (value) => value.length);
    for (const id of ['a', 'b', 'c']) cache.of(id, () => id);
    cache.of('a', () => 'a is not weighed twice');
    cache.of('d', () => 'ddd');
    expect(['a', 'b', 'c', 'd'].map((id) => cache.get(id))).toEqual(['a', undefined, undefined, 'ddd']);
    cache.of('e', () => 'eeeee');
    expect(['a', 'd', 'e'].map((id) => cache.get(id))).toEqual([undefined, undefined, undefined]);
    cache.of('f', () => 'ffff');
    expect(cache.get('f')).toBe('ffff');
  });
});
