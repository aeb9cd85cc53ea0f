import { describe, expect, it } from '@jest/globals';
import { looserTarget } from './looserTarget.ts';

const from = (untrained: number, bests: number[]) => bests.map((best) => ({ untrained, best }));

describe('a looser target', () => {
  it('has two digits, and at least half of the runs reached it', () => {
    expect(looserTarget(from(2.3, [0.412, 0.903, 0.655, 0.5311]), 'TRAINING_LOSS')).toEqual({
      ...{ metric: 'TRAINING_LOSS', threshold: 0.54, reachedBy: 2 },
    });
    expect(looserTarget(from(0.1, [0.871, 0.62, 0.9042]), 'TEST_ACCURACY')).toEqual({
      ...{ metric: 'TEST_ACCURACY', threshold: 0.87, reachedBy: 2 },
    });
    expect(looserTarget(from(9, [3]), 'GRADIENT_NORM')).toMatchObject({ threshold: 3, reachedBy: 1 });
  });

  it('is none where untrained parameters meet it, where nothing is classified rightly, and without a log', () => {
    expect(looserTarget(from(0.5, [0.5, 0.7]), 'TEST_LOSS')).toBeNull();
    expect(looserTarget(from(0, [0, 0, 0.2]), 'TEST_ACCURACY')).toBeNull();
    expect(looserTarget([], 'TRAINING_LOSS')).toBeNull();
  });
});
