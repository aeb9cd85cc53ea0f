import { describe, expect, it } from '@jest/globals';
import type { EstimateToTell } from '../answer/answerFigures.ts';
import { answerFigures } from '../answer/answerFigures.ts';
import { locales } from '../answer/locale.ts';
import { numbersOf } from '../answer/numbers.ts';
import { plainSentence } from '../answer/sentence.ts';
import { tellAnswer } from '../answer/tellAnswer.ts';
import { leadOf } from '../answer/toldAnswer.ts';
import { remainingTime } from '../cost/remainingTime.ts';
import { forecastSweep } from '../cost/sweepForecast.ts';
import { answerOf, usualAssessment } from '../estimate/assess.ts';
import { standingOf } from '../estimate/estimate.ts';
import type { Crossing, Ends, Estimate, Interval } from '../estimate/estimate.type.ts';
import { shownFigures } from '../estimate/shownFigures.ts';
import type { LawName } from '../laws/laws.ts';
import { stepCurveOf } from '../laws/stepCurve.ts';
import { forecastEnd } from '../plan/forecastEnd.ts';
import { planNextRuns } from '../plan/planNextRuns.ts';
import { isWorthwhile, leastSettlingShare, simulateOutcomes } from '../plan/simulateOutcomes.ts';
import { frozenEstimate } from '../report/frozenEstimate.ts';
import type { GeneratedSweep, Manner } from './generatedSweeps.ts';
import { generatedSweeps, generateSweep, warmRandom } from './generatedSweeps.ts';
import { simulateRun } from './simulateRun.ts';
import { seededRandom } from './simulateSweep.ts';

const sweeps = generatedSweeps();
const each = (hold: (sweep: GeneratedSweep) => void) => {
  for (const sweep of sweeps) {
    try {
      hold(sweep);
    } catch (fault) {
      throw new Error(sweep.name, { cause: fault });
    }
  }
};

const ends = ({ lower, upper }: Pick<Interval, 'lower' | 'upper'>) =>
  [lower ?? Number.NEGATIVE_INFINITY, upper ?? Number.POSITIVE_INFINITY] as const;

function expectInside(value: number, interval: Pick<Interval, 'lower' | 'upper'>): void {
  const [lower, upper] = ends(interval);
  // Ends are found to a ten-thousandth.
  expect(value).toBeGreaterThanOrEqual(lower * (1 - 1e-3));
  expect(value).toBeLessThanOrEqual(upper * (1 + 1e-3));
}

function intervalsOf(estimate: Estimate): Interval[] {
  return [
    estimate.criticalBatchSize,
    estimate.lawsCriticalBatchSize,
    estimate.conditionalCriticalBatchSize,
    estimate.bootstrapCriticalBatchSize,
    estimate.sensitivity?.interval,
    estimate.leastWork,
    estimate.stepsAtCriticalBatchSize,
    estimate.freeRange,
    estimate.knee,
    ...estimate.laws.flatMap(({ minimiser, knee }) => [minimiser, knee]),
    ...estimate.workRatios,
  ].flatMap((interval) => interval ?? []);
}

/** Ends that are bounded lie inside a range. */
function expectWithin(ends: Ends | null, { lower, upper }: { lower: number; upper: number }): void {
  expect(ends?.lower ?? upper).toBeGreaterThan(lower);
  expect(ends?.upper ?? lower).toBeLessThan(upper);
}

const answers = (answer: Estimate['answer']) => sweeps.filter(({ estimate }) => estimate.answer === answer);

it('are of all three answers, planned and not', () => {
  for (const answer of ['MINIMISER', 'NO_MINIMUM', 'NOT_IDENTIFIED'] as const) {
    expect(answers(answer).length).toBeGreaterThan(1);
  }
  expect(sweeps.filter(({ decisions }) => decisions.length > 0).length).toBeGreaterThan(9);
});

describe('whatever is said of a sweep', () => {
  it('has intervals that contain their values', () => {
    each(({ estimate }) => {
      for (const interval of intervalsOf(estimate)) expectInside(interval.value, interval);
      for (const { value, profileLikelihood } of estimate.figures) expectInside(value, profileLikelihood);
      for (const { stepsToTarget, lowerSteps, upperSteps } of estimate.curve) {
        expectInside(stepsToTarget, { lower: lowerSteps, upper: upperSteps });
      }
    });
  });

  it('puts b* inside the batch sizes that were tested, and says that an interval leaves them only where it does', () => {
    each(({ estimate }) => {
      const { answer, reason, criticalBatchSize, lawsCriticalBatchSize, conditions, testedRange, laws } =
        estimate;
      const { lower, upper } = testedRange ?? { lower: 0, upper: 0 };
      if (answer === 'MINIMISER') {
        expectWithin(criticalBatchSize, { lower, upper });
        expectWithin(lawsCriticalBatchSize, { lower, upper });
        expect([lawsCriticalBatchSize?.lower, lawsCriticalBatchSize?.upper]).not.toContain(null);
      }
      const condition = conditions.find(({ name }) => name === 'INTERVAL_INSIDE_TESTED_RANGE');
      if (condition?.figure != null) {
        const isInside = condition.figure > lower && condition.figure < upper;
        expect(isInside).toBe(condition.holds);
      }
      if (reason === 'MINIMUM_OUTSIDE_TESTED_RANGE') {
        const least = laws.find(({ converged }) => converged)?.minimiser?.value ?? Number.NaN;
        expect(least <= lower || least >= upper).toBe(true);
      }
    });
  });

  it('puts b* inside what was tested also where a sweep ends just beside it', () => {
    const reasons = new Set<string>();
    for (const { crossings, estimate } of answers('MINIMISER')) {
      const value = estimate.criticalBatchSize?.value ?? 1;
      const ends = [...new Set(crossings.map(({ batchSize }) => batchSize))].sort((a, b) => a - b);
      const last = ends.find((batchSize) => batchSize > value) ?? value;
      const first = ends.findLast((batchSize) => batchSize < value) ?? value;
      for (const isCut of [
        ({ batchSize }: Crossing) => batchSize > last,
        ({ batchSize }: Crossing) => batchSize < first,
      ]) {
        const { answer, reason, criticalBatchSize, testedRange } = standingOf(
          crossings.filter((run) => !isCut(run)),
        );
        if (reason) reasons.add(reason);
        if (answer !== 'MINIMISER') continue;
        const [from, to] = [testedRange?.lower ?? 0, testedRange?.upper ?? 0];
        expectWithin(criticalBatchSize, { lower: from, upper: to });
      }
    }
    expect([...reasons]).toContain('INTERVAL_OUTSIDE_TESTED_RANGE');
  });

  it('is told without a gap, in both languages, and an end that is said to lie outside is written outside', () => {
    each(({ estimate, truth }) => {
      const figures = answerFigures(frozenEstimate(shownFigures(estimate, 'generated')) as EstimateToTell, {
        maxExamplesPerRun: truth.maxExamples,
      });
      for (const locale of locales) {
        const told = tellAnswer(figures, { numbers: numbersOf(locale) });
        const text = [told.headline, ...leadOf(told), ...told.nextRuns].map(plainSentence).join(' ');
        expect(text).not.toMatch(/NaN|Infinity|null|undefined|∞/);
        const outside = /interval reaches ([\d.,]+); batch sizes from ([\d,]+) to ([\d,]+) were/.exec(text);
        if (!outside) continue;
        const [end, lower, upper] = outside.slice(1).map((written) => Number(written.replaceAll(',', '')));
        expect((end ?? 0) < (lower ?? 0) || (end ?? 0) > (upper ?? 0)).toBe(true);
      }
    });
  });
});

describe('whatever is expected of a sweep', () => {
  it('is never more than its plan may still spend, decision by decision', () => {
    each(({ decisions }) => {
      for (const { plan, leftSeconds, forecast } of decisions) {
        const planned = plan.runs.reduce((sum, { expectedSeconds }) => sum + expectedSeconds, 0);
        expect(planned).toBeLessThanOrEqual(Math.max(0, leftSeconds));
        expect(forecast?.seconds ?? 0).toBeLessThanOrEqual(Math.max(0, leftSeconds));
      }
    });
  });

  it('is never more than a budget that ends before the interval is as narrow as wanted', () => {
    const forecasts = sweeps
      .filter(({ decisions }) => decisions.length > 0)
      .flatMap(({ crossings, options }) => {
        const narrow = { ...options, wantedRatio: 1.001, budgetSeconds: options.budgetSeconds / 4 };
        const forecast = forecastEnd(crossings, standingOf(crossings), narrow);
        return forecast ? [forecast.seconds / narrow.budgetSeconds] : [];
      });
    for (const share of forecasts) expect(share).toBeLessThanOrEqual(1);
    // It is the budget that ends them.
    expect(Math.max(...forecasts)).toBeGreaterThan(0.7);
  });

  it('is never more, while it runs, than its runs’ caps and its budget allow; the clock never runs faster than its slots', () => {
    each(({ estimate, truth, options, decisions }) => {
      const best = estimate.answer === 'NOT_IDENTIFIED' ? undefined : estimate.laws[0];
      const runs = truth.batchSizes.map((batchSize, index) => {
        const capSteps = Math.floor(truth.maxExamples / batchSize);
        return { batchSize, capSteps, steps: Math.floor((capSteps * index) / truth.batchSizes.length) };
      });
      const leftSeconds = options.budgetSeconds / 7;
      const expectedSeconds = decisions.at(-2)?.forecast?.seconds ?? null;
      const stepTime = { floorSeconds: 4e-4, overheadSeconds: 0, secondsPerExample: 9e-6 };
      const toCaps = runs.reduce(
        (sum, { batchSize, capSteps, steps }) => sum + (capSteps - steps) * options.stepSeconds(batchSize),
        0,
      );
      const limit = decisions.length > 0 ? leftSeconds : toCaps;
      const foretold = { deviceSeconds: toCaps * 3, wallSeconds: toCaps * 2 };
      for (const each of [foretold, null]) {
        const rest = remainingTime({
          runs,
          ended: truth.batchSizes.map((batchSize, index) => ({ batchSize, shareOfCap: 1 / (index + 1) })),
          stepTime,
          evaluationShare: 0,
          steps: best ? stepCurveOf(best) : null,
          foretold: each,
          plan: decisions.length > 0 ? { leftSeconds, expectedSeconds } : null,
          runsAtOnce: 3,
          queue: { expected: 0, most: 0 },
        });
        expect(rest?.device.most).toBeCloseTo(limit);
        for (const seconds of [rest?.device, rest?.wall]) {
          expect(seconds?.expected ?? 0).toBeLessThanOrEqual((seconds?.most ?? 0) * (1 + 1e-9));
        }
        expect(rest?.wall?.most).toBeLessThanOrEqual(limit * (1 + 1e-9));
        expect(rest?.wall?.most).toBeGreaterThanOrEqual(limit / 3 / (1 + 1e-9));
      }
    });
  });

  it('is never more, before it runs, than its runs take to their caps', () => {
    each(({ estimate, truth, options }) => {
      const order = {
        batchSizes: truth.batchSizes,
        seeds: 2,
        maxExamplesPerRun: truth.maxExamples,
        evaluationRatio: 1.05,
        evaluationShare: 0.1,
        runsAtOnce: 2,
        pricePerDeviceHour: null,
      };
      const most = truth.batchSizes.reduce(
        (sum, batchSize) => sum + 2.2 * (truth.maxExamples / batchSize) * options.stepSeconds(batchSize),
        0,
      );
      // A step time that is known exactly: its error is one of time, and has no cap.
      const stepTime = {
        floorSeconds: 4e-4,
        overheadSeconds: 0,
        secondsPerExample: 9e-6,
        shape: 'FLOOR' as const,
        relativeError: 0,
        measuredRange: { lower: 1, upper: 1e9 },
        observations: 9,
      };
      const draws = estimate.samples.slice(0, 100).map(stepCurveOf);
      for (const steps of [
        { kind: 'CAP' as const },
        ...(draws.length > 0 ? [{ kind: 'LAW' as const, draws, runScatter: truth.scatter }] : []),
      ]) {
        const forecast = forecastSweep(order, { steps, stepTime }, { level: 0.95, random: seededRandom(3) });
        expectInside(forecast.deviceSeconds.value, forecast.deviceSeconds);
        expectInside(forecast.wallSeconds.value, forecast.wallSeconds);
        expect(forecast.deviceSeconds.upper).toBeLessThanOrEqual(most * (1 + 1e-9));
        expect(forecast.wallSeconds.upper).toBeLessThanOrEqual(most * (1 + 1e-9));
      }
    });
  });
});

/** Sweeps that a few more runs would settle, and three that they would not. */
const unanswered: [LawName, Manner, number][] = [
  ['armijoBound', 'one seed', 1],
  ['noiseScale', 'one seed', 21],
  ['noiseScale', 'one seed', 221],
  ['noiseScale', 'three seeds', 322],
  ['power', 'one seed', 231],
  ['power', 'small budget', 235],
  ['curvature', 'plan', 44],
  ['curvature', 'small budget', 145],
];

describe('runs that are advised', () => {
  it('settle the answer about as often as is said, and seldom where they are not advised', () => {
    const said: { share: number; seen: number; isAdvised: boolean }[] = [];
    for (const [law, manner, number] of unanswered) {
      const { crossings, estimate, truth, options } = generateSweep(law, manner, number);
      expect(estimate.answer).toBe('NOT_IDENTIFIED');
      const range = { lower: Math.max(1, options.range.lower / 2), upper: options.range.upper * 2 };
      const asked = { ...options, range, budgetSeconds: 1e12, runs: 4 };
      const { runs } = planNextRuns(crossings, estimate, asked);
      const outcomes =
        runs.length > 0 &&
        simulateOutcomes(crossings, runs, { ...asked, standing: estimate, random: seededRandom(1) });
      if (!outcomes) continue;
      const seen = [1, 2, 3, 4].filter((seed) => {
        const random = warmRandom(seed);
        const more = runs.map((run) => simulateRun(truth, run, random));
        return answerOf([...crossings, ...more], usualAssessment) !== 'NOT_IDENTIFIED';
      });
      const share = outcomes.settled / outcomes.simulations;
      said.push({ share, seen: seen.length / 4, isAdvised: isWorthwhile(outcomes) });
    }
    expect(said.length).toBeGreaterThan(5);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const difference = mean(said.map(({ share }) => share)) - mean(said.map(({ seen }) => seen));
    expect(Math.abs(difference)).toBeLessThan(0.2);
    for (const { share, isAdvised } of said) expect(isAdvised).toBe(share >= leastSettlingShare);
    const notAdvised = said.filter(({ isAdvised }) => !isAdvised);
    expect(notAdvised.length).toBeGreaterThan(1);
    expect(mean(notAdvised.map(({ seen }) => seen))).toBeLessThan(0.3);
  });
});
