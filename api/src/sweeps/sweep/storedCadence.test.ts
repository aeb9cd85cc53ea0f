import { evaluationCadenceSchema } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { cadenceOf, storedCadence } from './storedCadence.ts';

describe('a stored cadence', () => {
  const cadence = evaluationCadenceSchema.parse({ firstStep: 7, ratio: 1.5, testEvery: 0, isExact: true });

  it('has every setting in a column, two of them under another name', () => {
    expect(storedCadence(cadence)).toEqual({
      firstEvaluationStep: 7,
      evaluationRatio: 1.5,
      trainingSubset: 10_000,
      testEvery: 0,
      gradientEvery: 10,
      noiseEvery: 4,
      noiseExamples: 1024,
      isExact: true,
    });
  });

  it('is read back as it was, whatever else the sweep holds', () => {
    expect(cadenceOf({ ...storedCadence(cadence), name: 'A sweep' } as never)).toEqual(cadence);
  });
});
