import { describe, expect, it } from '@jest/globals';
import { lawNames } from '../laws/laws.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { aicc, compareLaws } from './compareLaws.ts';
import { observationsOf } from './observations.ts';

const crossings = simulateSweep(
  {
    law: 'noiseScale',
    limitSteps: 300,
    shape: [60],
    scatter: 0.1,
    batchSizes: [16, 32, 64, 128, 256],
    maxExamples: 1e7,
  },
  seededRandom(1),
);

describe('compareLaws', () => {
  const ranked = compareLaws(observationsOf(crossings));

  it('ranks by AICc, and weighs by exp(−ΔAICc/2)', () => {
    expect(ranked[0]?.law.name).toBe('noiseScale');
    expect(ranked[0]?.deltaAicc).toBe(0);
    ranked.forEach((fit) => {
      expect(fit.weight / (ranked[0]?.weight ?? 0)).toBeCloseTo(Math.exp(-fit.deltaAicc / 2), 12);
    });
  });

  it('never finds power less likely than noiseScale, which it holds as a special case', () => {
    const likelihoodOf = (name: string) =>
      ranked.find((fit) => fit.law.name === name)?.logLikelihood ?? Number.NaN;
    expect(likelihoodOf('power')).toBeGreaterThanOrEqual(likelihoodOf('noiseScale') - 1e-6);
  });

  it('leaves out a law that has too few runs for its parameters', () => {
    const names = (runs: number) =>
      compareLaws(observationsOf(crossings.slice(0, runs))).map(({ law }) => law.name);
    expect(names(5).sort()).toEqual(['armijoBound', 'noiseScale']);
    expect(names(4)).toEqual([]);
    expect(names(6).sort()).toEqual(lawNames.toSorted());
  });
});

it('aicc: ln L = −10, k = 3, n = 9 is 20 + 6 + 24/5', () => {
  expect(aicc(-10, 3, 9)).toBeCloseTo(30.8, 12);
});
