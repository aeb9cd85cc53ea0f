import { evaluationCadenceSchema } from '@critbatch/theory';
import { describe, expect, it } from '@jest/globals';
import { cadenceOf, storedCadence } from './storedCadence.ts';

describe('a stored cadence', () => {
  const cadence = evaluationCadenceSchema.parse({ firstStep: 7, ratio: 1.5, testEvery: 0, isExact: true });

  it('has every setting in a column, two of them under another name', () => {
    const { firstStep, ratio, ...others } = cadence;
    expect(storedCadence(cadence)).toEqual({ firstEvaluationStep: 7, evaluationRatio: 1.5, ...others });
    expect([firstStep, ratio]).toEqual([7, 1.5]);
  });

  it('is read back as it was, whatever else the sweep holds', () => {
    expect(cadenceOf({ ...storedCadence(cadence), name: 'A sweep' } as never)).toEqual(cadence);
  });
});
