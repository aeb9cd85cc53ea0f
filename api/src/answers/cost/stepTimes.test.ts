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

it('are not those of starting, which takes a short run longer than its steps', () => {
  const runTimes = [8, 16, 32, 64, 128].map((batchSize): RunTime => {
    const steps = 4_000 / batchSize;
    const secondsAfter = (count: number) => 0.05 + count * (1e-4 + 1e-6 * batchSize);
    return {
      ...{ sweepId: 'sweep', device: 'cpu', batchSize, steps, evaluationSeconds: 0, startedAt: new Date(0) },
      deviceSeconds: secondsAfter(steps),
      first: { steps: 10, deviceSeconds: secondsAfter(10) },
    };
  });
  const [view] = stepTimesOf(runTimes);
  expect(view?.overheadSeconds).toBeCloseTo(1e-4, 9);
  expect(view?.secondsPerExample).toBeCloseTo(1e-6, 9);
  // A run that was evaluated once, or imported without a log, has nothing but its whole.
  const whole = runTimes.map((run) => ({
    ...run,
    first: { steps: run.steps, deviceSeconds: run.deviceSeconds },
  }));
  expect(stepTimesOf(whole)).toEqual(stepTimesOf(runTimes.map((run) => ({ ...run, first: null }))));
});
