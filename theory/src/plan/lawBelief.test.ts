import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Crossing } from '../estimate/estimate.type.ts';
import { negativeLogLikelihood } from '../fit/likelihood.ts';
import { observationsOf } from '../fit/observations.ts';
import { simulateRun } from '../testing/simulateRun.ts';
import { seededRandom } from '../testing/simulateSweep.ts';
import { evaluationTimes } from './evaluationTimes.ts';
import type { LawBelief } from './lawBelief.ts';
import { afterRun, lawBeliefs, logLeastVariance, prediction } from './lawBelief.ts';

const range = { lower: 16, upper: 512 };
const times = evaluationTimes({ firstStep: 10, ratio: 1.05 }, 1e5);
const truth = { law: 'blurredBound' as const, limitSteps: 400, shape: [30, 0.3], scatter: 0.15 };

describe('what is believed of a law', () => {
  let crossings: Crossing[];
  let belief: LawBelief;
  beforeAll(() => {
    const random = seededRandom(3);
    crossings = [24, 32, 48, 64, 128, 256, 512].flatMap((batchSize) =>
      Array.from({ length: 40 }, (_, seed) =>
        simulateRun(truth, { batchSize, seed, capSteps: 3000 }, random),
      ),
    );
    const found = lawBeliefs(crossings, range, times).find(({ law }) => law.name === 'blurredBound');
    if (!found) throw new Error('blurredBound is not among the laws.');
    belief = found;
  });

  it('has the information that the likelihood’s curvature shows on many runs', () => {
    const objective = negativeLogLikelihood(belief.law, observationsOf(crossings));
    const size = belief.point.length;
    const gradientAt = (i: number, by: number) => {
      const gradient = new Float64Array(size);
      objective(belief.point.with(i, (belief.point[i] ?? 0) + by), gradient);
      return gradient;
    };
    for (let i = 0; i < size; i++) {
      const difference = (gradientAt(i, 1e-4)[i] ?? 0) - (gradientAt(i, -1e-4)[i] ?? 0);
      const ratio = (belief.information[i * size + i] ?? 0) / (difference / 2e-4);
      expect({ i, near: Math.abs(Math.log(ratio)) < 0.15, ratio }).toMatchObject({ i, near: true });
    }
  });

  it('wins where it is the truth, and puts b* near the true one, by as much as it says', () => {
    expect(belief.weight).toBeGreaterThan(0.9);
    const deviation = Math.sqrt(logLeastVariance(belief));
    expect(deviation).toBeLessThan(0.1);
    const trueLeast = Math.log(belief.law.minimiser(truth.shape) ?? 0);
    expect(Math.abs(belief.logLeast - trueLeast)).toBeLessThan(3 * deviation);
  });

  it('never becomes less sure by another run, and a run far below its cap says nothing', () => {
    const before = logLeastVariance(belief);
    expect(logLeastVariance(afterRun(belief, 48, times.logSteps))).toBeLessThan(before);
    expect(logLeastVariance(afterRun(belief, 48, times.logSteps.subarray(0, 2)))).toBeCloseTo(before, 10);
  });
});

describe('a law with a pole', () => {
  it('predicts no steps below it', () => {
    const random = seededRandom(1);
    const pole = { law: 'armijoBound' as const, limitSteps: 300, shape: [20], scatter: 0.05 };
    const crossings = [32, 48, 64, 128, 256].map((batchSize) =>
      simulateRun(pole, { batchSize, seed: 1, capSteps: 1e5 }, random),
    );
    const belief = lawBeliefs(crossings, range, times).find(({ law }) => law.name === 'armijoBound');
    if (!belief) throw new Error('armijoBound is not among the laws.');
    expect(prediction(belief, 10)).toBeNull();
    expect(prediction(belief, 64)?.centre).toBeCloseTo(Math.log((300 * 64) / 44), 0);
  });
});
