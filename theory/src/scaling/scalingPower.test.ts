import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { publishedBeside } from './publishedPowers.ts';
import { scalingPower } from './scalingPower.ts';

type Row = [at: number, value: number, lower: number | null, upper: number | null];
type Case = { name: string; results: Row[]; power: number[]; scatter: number[] };
const cases: Case[] = JSON.parse(readFileSync(new URL('fixtures/powers.json', import.meta.url), 'utf8'));
const resultsOf = (rows: readonly Row[]) =>
  rows.map(([at, value, lower, upper]) => ({ at, result: { value, lower, upper } }));

describe('scalingPower', () => {
  it.each(cases)('agrees with SciPy: $name', ({ results, power, scatter }) => {
    const found = scalingPower(resultsOf(results), 0.95);
    const width = (power[2] ?? 0) - (power[1] ?? 0);
    const { value, lower, upper } = found?.power ?? { value: null, lower: null, upper: null };
    for (const [i, end] of [value, lower, upper].entries())
      expect(Math.abs((end ?? Number.NaN) - (power[i] ?? 0))).toBeLessThan(0.02 * width);
    expect((found?.scatter.value ?? 0) / (scatter[0] ?? 1)).toBeCloseTo(1, 1);
  });

  // The critical batch sizes of five language models that Zhang et al. 2024 publish, by millions of parameters.
  const zhang: Row[] = [
    ...([
      [85, 745],
      [151, 955],
      [302, 1394],
      [604, 1889],
      [1200, 2533],
    ] as const),
  ].map(([at, value]) => [at, value, value / 1.05, value * 1.05]);

  it('finds the power that is cited of Zhang et al., and leaves an end open that only bounds speak of', () => {
    const found = scalingPower(resultsOf(zhang), 0.95);
    expect(found?.power.value).toBeCloseTo(0.47, 2);
    expect(publishedBeside('SIZE', found?.power ?? { lower: 1, upper: 1 })).toMatchObject([
      { isExcluded: false },
    ]);
    const bounds = zhang.slice(0, 3).map((row, i): Row => (i === 0 ? row : [row[0], row[1], row[2], null]));
    const open = scalingPower(resultsOf(bounds), 0.95);
    expect(open?.power.upper).toBeNull();
    expect(open?.power.lower).toBeGreaterThan(0);
  });

  it('is nothing of two sizes, of sizes that hardly differ, or of bounds alone', () => {
    expect(scalingPower(resultsOf(zhang.slice(0, 2)), 0.95)).toBeNull();
    expect(scalingPower(resultsOf(zhang.map(([, ...rest], i): Row => [100 + i, ...rest])), 0.95)).toBeNull();
    expect(
      scalingPower(resultsOf(zhang.map(([at, value, lower]): Row => [at, value, lower, null])), 0.95),
    ).toBeNull();
  });
});
