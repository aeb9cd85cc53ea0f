import { describe, expect, it } from '@jest/globals';
import { bindingTargets } from './bindingTargets.ts';
import type { RunLog } from './crossingsFor.ts';
import { crossingsFor } from './crossingsFor.ts';
import { smoothEvaluations } from './smoothEvaluations.ts';
import { targetSlope } from './targetSlope.ts';
import { answerableThresholds, looselyRounded, thresholdsBetween } from './thresholds.ts';

const log = (outcome: RunLog['outcome'], batchSize: number, ...values: number[]): RunLog => ({
  batchSize,
  seed: 1,
  outcome,
  evaluations: values.map((value, index) => ({ step: 2 ** index, value })),
});
const loss = (threshold: number) => ({ metric: 'trainingLoss' as const, threshold, smoothing: null });

/** Trained for 0.1: two arrived, one spent its budget. */
const runs = [
  log('TARGETS_REACHED', 32, 2, 0.5, 0.3, 0.09),
  log('TARGETS_REACHED', 64, 1.5, 0.2, 0.07),
  log('BUDGET_SPENT', 8, 2.2, 1, 0.9, 0.8, 0.85),
];

describe('crossingsFor', () => {
  it('reads K for a looser target from the same logs, and censors the run that spent its budget', () => {
    expect(crossingsFor(runs, loss(0.4))).toEqual({
      status: 'ANSWERABLE',
      crossings: [
        { batchSize: 32, seed: 1, lowerSteps: 2, upperSteps: 4 },
        { batchSize: 64, seed: 1, lowerSteps: 1, upperSteps: 2 },
        { batchSize: 8, seed: 1, lowerSteps: 16, upperSteps: null },
      ],
    });
  });

  it('censors a run that was stopped as hopeless at its cap, for every target', () => {
    const hopeless = { ...log('BUDGET_SPENT', 8, 2.2, 9, 9), capSteps: 100 };
    expect(crossingsFor([hopeless], loss(0.4))).toMatchObject({
      crossings: [{ lowerSteps: 100, upperSteps: null }],
    });
  });

  it('does not answer a tighter one: runs that were stopped for doing well are not censored', () => {
    expect(crossingsFor(runs, loss(0.08))).toEqual({ status: 'BEYOND_RUNS', runs: 1 });
    expect(crossingsFor(runs, loss(0.09)).status).toBe('ANSWERABLE');
    expect(crossingsFor(runs.slice(2), loss(0.01))).toMatchObject({
      status: 'ANSWERABLE',
      crossings: [{ lowerSteps: 16, upperSteps: null }],
    });
  });

  it('says so where a run has no value of the metric but that of the untrained model', () => {
    const untrained = { ...log('BUDGET_SPENT', 8), evaluations: [{ step: 0, value: 2 }] };
    expect(crossingsFor([...runs, untrained], loss(0.4))).toEqual({ status: 'NOT_MEASURED', runs: 1 });
  });

  it('asks more of a run where the metric is smoothed', () => {
    const smoothing = { kind: 'median' as const, evaluations: 3 };
    // The medians are 0.5, 0.3 and 0.2: the first two runs stopped before the third could get down to 0.25.
    expect(crossingsFor(runs, { ...loss(0.5), smoothing })).toEqual({
      status: 'ANSWERABLE',
      crossings: [
        { batchSize: 32, seed: 1, lowerSteps: 0, upperSteps: 4 },
        { batchSize: 64, seed: 1, lowerSteps: 0, upperSteps: 4 },
        { batchSize: 8, seed: 1, lowerSteps: 16, upperSteps: null },
      ],
    });
    expect(crossingsFor(runs, { ...loss(0.25), smoothing })).toEqual({ status: 'BEYOND_RUNS', runs: 1 });
  });
});

describe('bindingTargets', () => {
  it('are the tightest of each metric: a run that meets one has met the looser ones', () => {
    const targets = [
      { metric: 'trainingLoss' as const, threshold: 0.3 },
      { metric: 'testAccuracy' as const, threshold: 0.9 },
      { metric: 'trainingLoss' as const, threshold: 0.1 },
      { metric: 'testAccuracy' as const, threshold: 0.8 },
      { metric: 'testAccuracy' as const, threshold: 0.9 },
    ];
    expect(bindingTargets(targets)).toEqual([targets[1], targets[2]]);
    expect(bindingTargets([])).toEqual([]);
  });
});

describe('smoothEvaluations', () => {
  const evaluations = [9, 5, 1, 3, 2, 8].map((value, index) => ({ step: index, value }));

  it('leaves the untrained model out, and nothing else where nothing is to be smoothed', () => {
    expect(smoothEvaluations(evaluations, null)).toEqual(evaluations.slice(1));
  });

  it('takes the running median of full windows, and of an even window the mean of the middle two', () => {
    expect(smoothEvaluations(evaluations, { kind: 'median', evaluations: 3 })).toEqual([
      { step: 3, value: 3 },
      { step: 4, value: 2 },
      { step: 5, value: 3 },
    ]);
    expect(smoothEvaluations(evaluations, { kind: 'median', evaluations: 4 })).toEqual([
      { step: 4, value: 2.5 },
      { step: 5, value: 2.5 },
    ]);
  });

  it('takes exponential means with weights ((n − 1)/(n + 1))^age, from the n-th on', () => {
    const [first, ...others] = smoothEvaluations(evaluations, { kind: 'exponential', evaluations: 3 });
    expect(first?.step).toBe(3);
    expect(first?.value).toBeCloseTo((3 + 1 / 2 + 5 / 4) / 1.75, 12);
    expect(others).toHaveLength(2);
    expect(smoothEvaluations(evaluations.slice(0, 2), { kind: 'exponential', evaluations: 3 })).toEqual([]);
  });
});

describe('the thresholds that runs can answer', () => {
  it('reach from the best first evaluation to what every run that stopped at its targets had met', () => {
    expect(answerableThresholds(runs, 'trainingLoss')).toEqual({ loosest: 1.5, tightest: 0.09 });
  });

  it('end where half the runs had come, if all spent their budget', () => {
    const spent = [0.5, 0.1, 0.3, 0.2].map((best, index) => log('BUDGET_SPENT', index + 1, 2, best));
    expect(answerableThresholds(spent, 'trainingLoss')).toEqual({ loosest: 2, tightest: 0.2 });
    const accuracies = [0.9, 0.7, 0.8].map((best, index) => log('BUDGET_SPENT', index + 1, 0.3, best));
    expect(answerableThresholds(accuracies, 'testAccuracy')).toEqual({ loosest: 0.3, tightest: 0.8 });
  });

  it('are none without runs, or where no run got better', () => {
    expect(answerableThresholds([], 'trainingLoss')).toBeNull();
    expect(answerableThresholds([log('BUDGET_SPENT', 8, 2, 3)], 'trainingLoss')).toBeNull();
  });

  it('are spaced evenly in the logarithm of what they leave to go', () => {
    const losses = thresholdsBetween({ loosest: 1.6, tightest: 0.1 }, 'trainingLoss', 5);
    losses.forEach((threshold, index) => {
      expect(threshold).toBeCloseTo([1.6, 0.8, 0.4, 0.2, 0.1][index] ?? 0, 12);
    });
    const accuracies = thresholdsBetween({ loosest: 0.2, tightest: 0.8 }, 'testAccuracy', 3);
    accuracies.forEach((threshold, index) => {
      expect(threshold).toBeCloseTo([0.2, 0.6, 0.8][index] ?? 0, 12);
    });
    expect(thresholdsBetween({ loosest: 0.5, tightest: 1 }, 'testAccuracy', 3)).toEqual([1]);
  });
});

describe('targetSlope', () => {
  const at = (threshold: number, value: number, factor = 1.1) => ({
    threshold,
    criticalBatchSize: { value, lower: value / factor, upper: value * factor },
  });

  it('is −2 where b* = 2·C₂/ε², between the slopes that the intervals allow', () => {
    const found = targetSlope(
      [0.1, 0.2, 0.4, 0.8].map((epsilon) => at(epsilon, 3 / epsilon ** 2)),
      'gradientNorm',
    );
    expect(found?.slope).toBeCloseTo(-2, 12);
    // The outermost pair is the narrowest: each end moved by ln 1.1 over a run of ln 8.
    expect(found?.lower).toBeCloseTo(-2 - (2 * Math.log(1.1)) / Math.log(8), 12);
    expect(found?.upper).toBeCloseTo(-2 + (2 * Math.log(1.1)) / Math.log(8), 12);
  });

  it('has no straight line to offer where three intervals bend', () => {
    const found = targetSlope([at(0.1, 100), at(0.2, 400), at(0.4, 100)], 'trainingLoss');
    expect(found).toMatchObject({ lower: null, upper: null, points: 3 });
  });

  it('trusts a wide interval less', () => {
    const found = targetSlope([at(1, 100), at(2, 50), at(4, 25), at(8, 200, 50)], 'trainingLoss');
    expect(Math.abs((found?.slope ?? 0) + 1)).toBeLessThan(0.02);
  });

  it('measures an accuracy by the errors that it leaves', () => {
    const found = targetSlope([at(0.9, 10), at(0.95, 20), at(0.975, 40)], 'testAccuracy');
    expect(found?.slope).toBeCloseTo(-1, 10);
  });

  it('is null below three thresholds with a bounded interval', () => {
    const unbounded = { threshold: 0.4, criticalBatchSize: { value: 5, lower: null, upper: 9 } };
    expect(targetSlope([at(0.1, 100), at(0.2, 50), unbounded], 'trainingLoss')).toBeNull();
    expect(targetSlope([at(0.1, 100), at(0.1, 90), at(0.2, 50)], 'trainingLoss')).toBeNull();
  });
});

describe('looselyRounded', () => {
  it.each([
    [0.1234, true, 0.13],
    [0.1234, false, 0.12],
    [401.2, true, 410],
    [0.07, true, 0.07],
    [0.29, false, 0.29],
    [100.01, true, 110],
  ])('of %p, falling %p, is %p', (value, falls, rounded) => {
    expect(looselyRounded(value, { falls })).toBe(rounded);
  });
});
