import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { assess } from './assess.ts';
import type { Crossing } from './estimate.type.ts';

// MLPerf's reference convergence points are not ours to ship: they are read where they lie beside the repository.
const folder = join(import.meta.dirname, '../../../../shared/data/mlperf-rcp');
const withData = existsSync(folder) ? describe : describe.skip;

type ReferencePoints = Record<string, { BS: number; 'Epochs to converge': number[] }>;

/** Training images of ImageNet: the ResNet file counts epochs, the other two count samples. */
const imagesOfImageNet = 1_281_167;
const options = { noise: 'normal', level: 0.95, valleyTolerance: 0.1 } as const;

/** Runs were looked at every so many samples: the greatest common divisor of a batch size's values says how many. */
function crossingsOf(file: string, samplesPerUnit: number, cadence?: number): Crossing[] {
  const points: ReferencePoints = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return Object.values(points).flatMap(({ BS: batchSize, 'Epochs to converge': values }) => {
    const every = cadence ?? values.reduce(greatestCommonDivisor);
    return values.map((value, seed) => ({
      batchSize,
      seed,
      lowerSteps: ((value - every) * samplesPerUnit) / batchSize,
      upperSteps: (value * samplesPerUnit) / batchSize,
    }));
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

withData('MLPerf’s reference points, tuned for every batch size,', () => {
  it('of ResNet have no minimum: N only rises, by 10 % up to some 5,400', () => {
    const { decision, laws } = assess(crossingsOf('rcps_resnet.json', imagesOfImageNet, 1), options);
    expect(decision.answer).toBe('NO_MINIMUM');
    expect(laws[0]).toMatchObject({ law: 'power', minimiser: null });
    expect(laws[0]?.parameters.exponent).toBeCloseTo(0.98, 2);
    expect(laws.find(({ law }) => law === 'blurredBound')?.deltaAicc).toBeGreaterThan(100);
  });

  it('of Llama 3.1 8B have their least work below the smallest batch size tried', () => {
    const { decision, laws } = assess(crossingsOf('rcps_llama31_8b.json', 1), options);
    expect(decision.reason).toBe('MINIMUM_OUTSIDE_TESTED_RANGE');
    expect(laws[0]?.minimiser?.value).toBeLessThan(16);
    expect(laws.find(({ law }) => law === 'armijoBound')?.deltaAicc).toBeGreaterThan(100);
  });

  it('of BERT have no minimum worth having, though the best law has one, with an exponent near that of noiseScale', () => {
    const { decision, laws, lawsMinimiser: minimiser } = assess(crossingsOf('rcps_bert.json', 1), options);
    expect(decision.answer).toBe('NO_MINIMUM');
    expect(decision.conditions).toContainEqual({
      ...{ name: 'MINIMUM_WORTH_HAVING', holds: false, law: null },
      figure: expect.any(Number),
    });
    expect(laws[0]?.law).toBe('power');
    expect(laws[0]?.parameters.exponent).toBeCloseTo(1.056, 2);
    expect(minimiser?.lower).toBeGreaterThan(400);
    expect(minimiser?.upper).toBeLessThan(800);
  });
});
