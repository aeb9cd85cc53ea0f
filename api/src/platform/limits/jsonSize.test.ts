import { describe, expect, it } from '@jest/globals';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { measureJson } from './jsonSize.ts';

const measure = (text: string) => measureJson(Buffer.from(text));

/** The same, of the parsed value. */
function sizeOf(value: unknown): { values: number; levels: number } {
  if (value === null || typeof value !== 'object') return { values: 1, levels: 0 };
  const inner = Object.values(value).map(sizeOf);
  return {
    values: 1 + inner.reduce((sum, { values }) => sum + values, 0),
    levels: 1 + Math.max(0, ...inner.map(({ levels }) => levels)),
  };
}

describe('measureJson', () => {
  it('counts values and levels, and is not misled by what stands in texts', () => {
    expect(measure('7')).toEqual({ values: 1, levels: 0 });
    expect(measure('[{},{},[1,2]]').levels).toBe(2);
    expect(measure('{"a,[{":"],\\"{[","b":"\\\\"}')).toEqual({ values: 3, levels: 1 });
  });

  it('reads nothing beyond what is too much', () => {
    const read: number[] = [];
    const bytes = Buffer.from(`[${'{},'.repeat(10_000)}${'['.repeat(10_000)}`);
    const watched = new Proxy(bytes, {
      get: (target, name) => {
        if (typeof name === 'string' && /^\d+$/.test(name)) read.push(Number(name));
        return Reflect.get(target, name);
      },
    });
    expect(measureJson(watched, 100, 10).values).toBe(101);
    expect(Math.max(...read)).toBeLessThan(200);
    expect(measureJson(bytes, 1_000_000, 10).levels).toBe(11);
  });

  it('never tells less than a parser would find, nor more than twice as much', () => {
    for (let seed = 0; seed < 300; seed++) {
      const value = anyValue(xoroshiro128plus(seed), 5);
      const [told, found] = [measure(JSON.stringify(value)), sizeOf(value)];
      expect(told.levels).toBe(found.levels);
      expect(told.values).toBeGreaterThanOrEqual(found.values);
      expect(told.values).toBeLessThanOrEqual(2 * found.values);
    }
  });
});

/** A value of JSON whose texts hold what JSON itself is written with. */
function anyValue(generator: ReturnType<typeof xoroshiro128plus>, levels: number): unknown {
  const kind = uniformInt(generator, 0, levels > 0 ? 3 : 1);
  const inner = () =>
    Array.from({ length: uniformInt(generator, 0, 4) }, () => anyValue(generator, levels - 1));
  if (kind === 0) return uniformInt(generator, -9, 9);
  if (kind === 1) return '",[{\\}]'.slice(uniformInt(generator, 0, 7));
  return kind === 2 ? inner() : Object.fromEntries(inner().map((value, index) => [`"${index},`, value]));
}
