import { describe, expect, it } from '@jest/globals';
import { evaluationCadenceSchema, evaluationSteps, evaluationsUntil } from './sweepSpec.ts';

describe('evaluationSteps', () => {
  it('grows one by one until the ratio carries a whole step, and then geometrically', () => {
    const cadence = evaluationCadenceSchema.parse({ ratio: 1.5 });
    const steps = evaluationSteps(cadence);
    expect(Array.from({ length: 8 }, () => steps.next().value)).toEqual([1, 2, 3, 5, 8, 12, 18, 27]);
  });

  it('never leaves K less certain than the ratio, once steps are large', () => {
    const cadence = evaluationCadenceSchema.parse({ ratio: 1.05 });
    let previous = 0;
    for (const step of evaluationSteps(cadence)) {
      if (previous > 1000) expect(step / previous).toBeLessThan(1.051);
      if (step > 100_000) break;
      previous = step;
    }
  });
});

describe('evaluationsUntil', () => {
  it('counts as many as there are, start and end included, to a quarter', () => {
    for (const ratio of [1.01, 1.05, 1.3, 2])
      for (const firstStep of [1, 10])
        for (const steps of [1, 10, 100, 3000, 200_000]) {
          let count = 2;
          for (const step of evaluationSteps({ firstStep, ratio })) {
            if (step >= steps) break;
            count += 1;
          }
          const said = evaluationsUntil(steps, { firstStep, ratio });
          expect(said / count).toBeGreaterThan(0.75);
          expect(said / count).toBeLessThan(1.25);
        }
  });

  it('needs no loop where every step is evaluated', () => {
    expect(evaluationsUntil(1e12, { firstStep: 1, ratio: 1 })).toBe(1e12 + 1);
    expect(evaluationsUntil(3, { firstStep: 10, ratio: 1.05 })).toBe(2);
  });
});
