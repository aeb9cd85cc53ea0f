import { describe, expect, it } from '@jest/globals';
import { crossingOf, meetsTarget } from './crossing.ts';

const loss = { metric: 'trainingLoss', threshold: 0.1 } as const;
const evaluations = [
  { step: 1, value: 2 },
  { step: 2, value: 0.5 },
  { step: 4, value: 0.1 },
  { step: 8, value: 0.2 },
];

describe('crossingOf', () => {
  it('is the interval up to the first evaluation that meets the target, whatever comes after', () => {
    expect(crossingOf(evaluations, loss, true)).toEqual({ lowerSteps: 2, upperSteps: 4 });
  });

  it('starts at 0 where the first evaluation meets it', () => {
    expect(crossingOf([{ step: 3, value: 0.05 }], loss, false)).toEqual({ lowerSteps: 0, upperSteps: 3 });
  });

  it('takes no untrained model for an arrival: the first steps that count lead to the next evaluation', () => {
    const met = [
      { step: 0, value: 0.05 },
      { step: 3, value: 0.05 },
    ];
    expect(crossingOf(met, loss, true)).toEqual({ lowerSteps: 0, upperSteps: 3 });
  });

  it('is censored at the last evaluation where the run ended unmet, and open while it goes on', () => {
    expect(crossingOf(evaluations.slice(0, 2), loss, true)).toEqual({ lowerSteps: 2, upperSteps: null });
    expect(crossingOf(evaluations.slice(0, 2), loss, false)).toBeNull();
    expect(crossingOf([], loss, true)).toEqual({ lowerSteps: 0, upperSteps: null });
  });

  it('is censored at the cap of a run that was stopped short of it as hopeless, unless it had arrived', () => {
    expect(crossingOf(evaluations.slice(0, 2), loss, true, 9)).toEqual({ lowerSteps: 9, upperSteps: null });
    expect(crossingOf(evaluations, loss, true, 9)).toEqual({ lowerSteps: 2, upperSteps: 4 });
  });
});

describe('meetsTarget', () => {
  it('lets losses fall to the threshold and accuracies rise to it', () => {
    expect(meetsTarget(loss, 0.1)).toBe(true);
    expect(meetsTarget(loss, 0.11)).toBe(false);
    expect(meetsTarget({ metric: 'testAccuracy', threshold: 0.9 }, 0.95)).toBe(true);
    expect(meetsTarget({ metric: 'testAccuracy', threshold: 0.9 }, 0.85)).toBe(false);
  });

  it('takes NaN for unmet', () => {
    expect(meetsTarget(loss, Number.NaN)).toBe(false);
    expect(meetsTarget({ metric: 'testAccuracy', threshold: 0.9 }, Number.NaN)).toBe(false);
  });
});
