import { describe, expect, it } from '@jest/globals';
import { learningRateSchema } from '../spec/learningRateSpec.ts';
import { learningRateAt } from './learningRate.ts';

const ratesOf = (spec: object, batchSize: number, steps: number) =>
  Array.from({ length: steps }, (_, step) =>
    learningRateAt(learningRateSchema.parse({ base: 1, ...spec }), step, batchSize),
  );
const closeTo = (values: number[]) => values.map((value) => expect.closeTo(value, 12));

describe('learningRateAt', () => {
  it('is the base where nothing else is said', () => {
    expect(ratesOf({ base: 0.3 }, 32, 3)).toEqual([0.3, 0.3, 0.3]);
  });

  it('grows with b or with its root, from the reference batch size', () => {
    const at = (name: string, batchSize: number) =>
      ratesOf({ scaling: { name, referenceBatchSize: 64 } }, batchSize, 1)[0];
    expect([at('linear', 64), at('linear', 256), at('linear', 16)]).toEqual([1, 4, 0.25]);
    expect([at('squareRoot', 64), at('squareRoot', 256), at('squareRoot', 16)]).toEqual([1, 2, 0.5]);
  });

  it('rises in equal parts through the warm-up, and the schedule begins after it', () => {
    const spec = { warmUpExamples: 40, schedule: { name: 'step', everyExamples: 20, factor: 0.5 } };
    expect(ratesOf(spec, 10, 9)).toEqual([0.25, 0.5, 0.75, 1, 1, 1, 0.5, 0.5, 0.25]);
  });

  it('falls along half a cosine wave and stays at its foot', () => {
    const spec = { schedule: { name: 'cosine', durationExamples: 40, finalShare: 0.2 } };
    const quarter = 0.2 + (0.8 * (1 + Math.SQRT1_2)) / 2;
    expect(ratesOf(spec, 10, 6)).toEqual(closeTo([1, quarter, 0.6, 1.2 - quarter, 0.2, 0.2]));
  });

  it('covers the same data whatever the batch size: twice the batch, every second rate', () => {
    const spec = { schedule: { name: 'cosine', durationExamples: 400 } };
    const small = ratesOf(spec, 10, 40).filter((_, step) => step % 2 === 0);
    expect(ratesOf(spec, 20, 20)).toEqual(closeTo(small));
  });

  it('reaches the full rate at once where one batch is more than the warm-up', () => {
    expect(ratesOf({ warmUpExamples: 5 }, 10, 2)).toEqual([1, 1]);
  });
});
