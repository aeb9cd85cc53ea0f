import { describe, expect, it } from '@jest/globals';
import { samples } from '../../harness/samples.ts';
import { forecastOf, stepForecast } from './forecast.ts';
import type { RunData } from './run.type.ts';

const base = samples.started();
const run = (batchSize: number, step: number, deviceSeconds: number, status: RunData['status']): RunData => ({
  ...(base.runs[0] as RunData),
  batchSize,
  step,
  deviceSeconds,
  status,
});
const sweep = {
  estimate: null,
  maxExamplesPerRun: 1600,
  deviceSeconds: 15,
  createdAt: '2026-11-24T08:00:00.000Z',
  runs: [run(16, 100, 10, 'SUCCEEDED'), run(32, 25, 5, 'RUNNING'), run(64, 0, 0, 'QUEUED')],
};
const halfAMinuteLater = Date.parse('2026-11-24T08:00:30.000Z');

describe('the forecast of an open sweep', () => {
  it('adds the steps left of each run at the step time of its batch size, or of the nearest', () => {
    // b = 32: 50 − 25 steps at 0.2 s; b = 64: 25 steps at the 0.2 s of b = 32.
    expect(forecastOf(sweep, halfAMinuteLater)?.deviceSeconds).toBeCloseTo(15 + 5 + 5);
  });

  it('ends later than now by the device time left, at the pace so far', () => {
    // 30 s have passed for 15 device seconds: 10 more take 20 s.
    expect(forecastOf(sweep, halfAMinuteLater)?.secondsLeft).toBeCloseTo(20);
  });

  it('is silent where nothing is open or nothing was measured', () => {
    expect(forecastOf({ ...sweep, runs: sweep.runs.slice(0, 1) }, halfAMinuteLater)).toBeNull();
    expect(forecastOf({ ...sweep, runs: sweep.runs.slice(2) }, halfAMinuteLater)).toBeNull();
  });

  it('expects the law’s steps where a law carries the answer, and the budget’s where none does', () => {
    const identified = samples.identified();
    expect(stepForecast(sweep)(16)).toBe(100);
    expect(stepForecast(identified)(128)).toBeLessThan(identified.maxExamplesPerRun / 128);
  });
});
