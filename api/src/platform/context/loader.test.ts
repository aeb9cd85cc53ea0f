import { describe, expect, it } from '@jest/globals';
import { Cache } from './cache.ts';
import type { Context } from './context.ts';
import { cached, grouped, Loader, single } from './loader.ts';
import type { Platform } from './platform.ts';
import { Service, StartedServices } from './service.ts';

/** An operation, as far as loaders know it. */
function operation(started = new StartedServices({} as Platform)): Context {
  return { memory: new Map(), started } as unknown as Context;
}

describe('a loader', () => {
  it('reads together what one operation asks in one tick, and for each operation anew', async () => {
    const reads: [Context, number[]][] = [];
    const doubled = new Loader<number, number>(async (context, keys) => {
      reads.push([context, [...keys]]);
      return keys.map((key) => 2 * key);
    });
    const [one, other] = [operation(), operation()];
    expect(await Promise.all([doubled.load(one, 1), doubled.load(one, 2), doubled.load(other, 1)])).toEqual([
      2, 4, 2,
    ]);
    expect(await doubled.loadMany(one, [2, 1])).toEqual([4, 2]);
    expect(reads).toEqual([
      [one, [1, 2]],
      [other, [1]],
    ]);
  });

  it('knows what it is told within one operation alone', async () => {
    const read = new Loader<string, string>(async (_context, keys) => keys.map((key) => `read ${key}`));
    const [one, other] = [operation(), operation()];
    read.know(one, 'a', 'told');
    expect(read.load(one, 'a')).toBe('told');
    expect(await read.load(other, 'a')).toBe('read a');
  });

  it('reads anew where the operation forgets', async () => {
    let now = 1;
    const count = new Loader<string, number>(async (_context, keys) => keys.map(() => now));
    const context = operation();
    expect(await count.load(context, 'a')).toBe(1);
    now = 2;
    expect(await count.load(context, 'a')).toBe(1);
    context.memory = new Map();
    expect(await count.load(context, 'a')).toBe(2);
  });

  it('gives one row of each key, null where there is none', async () => {
    const row = single(
      async () => [{ id: 'b' }],
      ({ id }) => id,
    );
    expect(await row.loadMany(operation(), ['a', 'b'])).toEqual([null, { id: 'b' }]);
  });

  it('gives every row of each key', async () => {
    const rows = [
      { of: 'a', number: 1 },
      { of: 'b', number: 2 },
      { of: 'a', number: 3 },
    ];
    const ofKey = grouped(
      async () => rows,
      ({ of }) => of,
    );
    expect(await ofKey.loadMany(operation(), ['a', 'b', 'c'])).toEqual([[rows[0], rows[2]], [rows[1]], []]);
  });

  it('with a cache reads once for all operations of a process', async () => {
    const reads: string[][] = [];
    const cache = new Service(() => new Cache<{ id: string }>(2));
    const version = cached(cache, async (_context, ids) => {
      reads.push([...ids]);
      return ids.map((id) => ({ id }));
    });
    const services = new StartedServices({} as Platform);
    expect(await version.load(operation(services), 'a')).toEqual({ id: 'a' });
    expect(version.load(operation(services), 'a')).toEqual({ id: 'a' });
    expect(await version.load(operation(), 'a')).toEqual({ id: 'a' });
    expect(reads).toEqual([['a'], ['a']]);
  });
});
