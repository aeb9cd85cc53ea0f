import { expect, it } from '@jest/globals';
import type { StepTime } from '../cost/stepTime.ts';
import { stepsBeside } from './stepsBeside.ts';

// N(b) = 300·b²/(b − 20) is 24,000 at 40 and 24,685 at 48; a step takes 1 ms and 10 µs an example.
const curve = (batchSize: number) => (300 * batchSize) / (batchSize - 20);
const stepTime: StepTime = {
  ...{ floorSeconds: 0, overheadSeconds: 0.001, secondsPerExample: 1e-5, shape: 'LINE', relativeError: null },
  ...{ measuredRange: { lower: 24, upper: 512 }, observations: 9 },
};
const arrived = [24, 48, 96, 512];

it('compares with the tested batch size that needs the least work', () => {
  expect(stepsBeside(96, { arrived, curve, stepTime })).toEqual({
    than: 48,
    factor: expect.closeTo(1.96 / 1.48, 12),
  });
});

it('is null at that one, and where one batch size alone was timed or none arrived', () => {
  expect(stepsBeside(48, { arrived, curve, stepTime })).toBeNull();
  expect(stepsBeside(96, { arrived, curve, stepTime: { ...stepTime, shape: 'PROPORTIONAL' } })).toBeNull();
  expect(stepsBeside(96, { arrived, curve, stepTime: null })).toBeNull();
  expect(stepsBeside(96, { arrived: [], curve, stepTime })).toBeNull();
});
