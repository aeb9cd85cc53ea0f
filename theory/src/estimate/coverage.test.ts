import { describe, expect, it } from '@jest/globals';
import type { LawName } from '../laws/laws.ts';
import { laws } from '../laws/laws.ts';
import type { Depth } from '../testing/randomTruth.ts';
import { randomTruth } from '../testing/randomTruth.ts';
import { seededRandom, simulateSweep } from '../testing/simulateSweep.ts';
import { assess } from './assess.ts';
import type { Answer } from './estimate.type.ts';

// The figures themselves are those of `npm run bench -- coverage`, 1,000 sweeps a row. Seeds are fixed here: the counts are
// what they are, and the bounds leave room for a different but equally good fit.

const options = { noise: 'normal', level: 0.95, valleyTolerance: 0.1 } as const;

function repeat(law: LawName, scatter: number, times: number, depth: Depth = 'plain') {
  const random = seededRandom(20261124);
  const answers: Record<Answer, number> = { MINIMISER: 0, NO_MINIMUM: 0, NOT_IDENTIFIED: 0 };
  let covered = 0;
  for (let repetition = 0; repetition < times; repetition++) {
    const truth = randomTruth(law, scatter, random, depth);
    const { decision, lawsMinimiser: minimiser } = assess(simulateSweep(truth, random), options);
    answers[decision.answer] += 1;
    const truthAt = laws[law].minimiser(truth.shape) ?? Number.NaN;
    if ((minimiser?.lower ?? 0) <= truthAt && truthAt <= (minimiser?.upper ?? Number.POSITIVE_INFINITY))
      covered += 1;
  }
  return { answers, covered };
}

describe.each(['armijoBound', 'blurredBound', 'power'] as const)('twenty sweeps under %s', (law) => {
  it('find the minimum, do not deny it, and cover it about as often as they claim', () => {
    const { answers, covered } = repeat(law, 0.1, 20);
    expect(answers.MINIMISER).toBeGreaterThan(16);
    expect(answers.NO_MINIMUM).toBe(0);
    expect(covered).toBeGreaterThan(15);
  });
});

describe('twenty-five sweeps under noiseScale', () => {
  it('hardly ever claim a minimum', () => {
    const { answers } = repeat('noiseScale', 0.1, 25);
    expect(answers.MINIMISER).toBeLessThan(4);
    expect(answers.NO_MINIMUM).toBeGreaterThan(15);
  });
});

describe('twelve sweeps whose minimum is shallow, under much noise', () => {
  it('hardly ever deny it', () => {
    expect(repeat('power', 0.2, 12, 'shallow').answers.NO_MINIMUM).toBeLessThan(3);
  });
});
