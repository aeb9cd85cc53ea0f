import { describe, expect, it } from '@jest/globals';
import { evaluationCadenceSchema, evaluationSteps } from './sweepSpec.ts';

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
