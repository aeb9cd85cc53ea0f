import { describe, expect, it } from '@jest/globals';
import { answerFigures, unknownFigures } from './answerFigures.ts';

describe('the figures of an answer', () => {
  const law = (name: string, deltaAicc: number, value: number | null) => ({
    law: name,
    deltaAicc,
    converged: true,
    minimiser: value === null ? null : { value, lower: null, upper: null },
  });
  const estimate = {
    ...unknownFigures,
    answer: 'NOT_IDENTIFIED' as const,
    level: 0.95,
    crossings: 9,
    sensitivity: null,
    bestLaw: 'POWER',
    laws: [law('POWER', 0, 300), law('NOISE_SCALE', 2, null), law('CURVATURE', 2.1, 40)],
    conditions: [{ name: 'INTERVAL_INSIDE_TESTED_RANGE', holds: false, figure: 1527 }],
    testedRangeLower: 8,
    testedRangeUpper: 512,
  };

  it('are b* of the laws that nothing tells apart, and the end that lies outside', () => {
    expect(answerFigures(estimate)).toMatchObject({
      equalLaws: [300, null],
      bestMinimiser: 300,
      endOutside: 1527,
      testedRange: { lower: 8, upper: 512 },
      reached: 9,
      yours: null,
    });
  });

  it('name no end outside where the interval lies inside', () => {
    const conditions = [{ name: 'INTERVAL_INSIDE_TESTED_RANGE', holds: true, figure: 130 }];
    expect(answerFigures({ ...estimate, conditions }).endOutside).toBeNull();
  });
});
