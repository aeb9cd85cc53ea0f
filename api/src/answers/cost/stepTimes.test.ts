import { expect, it } from '@jest/globals';
import type { RunTime } from './runTimes.ts';
import { stepTimesOf } from './stepTimes.ts';

it('are fitted for the twenty kinds of device with most runs, however many a file names', () => {
  // Kind n has n runs more than the least, each of a batch size of its own.
  const runTimes = Array.from({ length: 100 }, (_, kind) =>
    Array.from({ length: 10 + kind }, (_, index): RunTime => {
      const batchSize = 8 * (index + 1);
      const deviceSeconds = 100 * (1e-3 + 1e-5 * batchSize) * (1 + 0.1 * Math.sin(7 * index));
      const times = { deviceSeconds, evaluationSeconds: 1, steps: 100 };
      return { sweepId: 'sweep', device: `kind ${kind}`, batchSize, ...times } as RunTime;
    }),
  ).flat();
  const views = stepTimesOf(runTimes);
  expect(views.map(({ device }) => device)).toEqual(
    Array.from({ length: 20 }, (_, rank) => `kind ${99 - rank}`),
  );
  expect(views[0]?.measured).toHaveLength(109);
});
