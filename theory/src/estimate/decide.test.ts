import { describe, expect, it } from '@jest/globals';
import type { LawName } from '../laws/laws.ts';
import { decide } from './decide.ts';
import type { Interval, LawFit } from './estimate.type.ts';

const tested = { lower: 16, upper: 1024 };
const inside = { value: 80, lower: 60, upper: 100 };

function fitOf(law: LawName, deltaAicc: number, minimiser: number | null, converged = true): LawFit {
  return {
    law,
    parameters: {},
    scatter: 0.1,
    logLikelihood: 0,
    aicc: deltaAicc,
    deltaAicc,
    weight: 1,
    converged,
    minimiser:
      minimiser === null ? null : { value: minimiser, lower: minimiser / 1.2, upper: minimiser * 1.2 },
    knee: null,
  };
}

const deep = { isWorthHaving: true, probability: null };

/** Runs whose minimum, if they have one, is worth having. */
const asked = { probability: () => 0.01, mostProbable: 0.05, worth: () => deep };

const answerOf = (laws: LawFit[], interval: Interval | null = inside) => {
  const { answer, reason } = decide(laws, () => interval, tested, asked);
  return reason ?? answer;
};

describe('a law with an interior minimum wins', () => {
  it('is a minimiser where its interval lies inside and no law without one is near', () => {
    const { answer, conditions } = decide(
      [fitOf('blurredBound', 0, 80), fitOf('noiseScale', 2.1, null)],
      () => inside,
      tested,
      asked,
    );
    expect(answer).toBe('MINIMISER');
    expect(conditions).toEqual([
      { name: 'BEST_LAW_HAS_INTERIOR_MINIMUM', holds: true, law: 'blurredBound', figure: 80 },
      { name: 'INTERVAL_INSIDE_TESTED_RANGE', holds: true, law: null, figure: 60 },
      { name: 'NO_RIVAL_WITHOUT_MINIMUM', holds: true, law: 'noiseScale', figure: 2.1 },
      { name: 'MINIMUM_WORTH_HAVING', holds: true, law: null, figure: null },
    ]);
  });

  it.each([
    [0.06, 'NOT_IDENTIFIED', 'MINIMUM_MAY_BE_SHALLOW'],
    [0.04, 'NO_MINIMUM', null],
  ])(
    'asks whether one is worth having: else a deep one at %p of the laws is %p',
    (probability, answer, reason) => {
      const decision = decide([fitOf('power', 0, 80), fitOf('noiseScale', 3, null)], () => inside, tested, {
        ...asked,
        probability: () => probability,
        worth: () => ({ isWorthHaving: false, probability: 0.6 }),
      });
      expect(decision).toMatchObject({ answer, reason });
      expect(decision.conditions.slice(3)).toEqual([
        { name: 'MINIMUM_WORTH_HAVING', holds: false, law: null, figure: 0.6 },
        { name: 'DEEP_MINIMUM_RULED_OUT', holds: reason === null, law: null, figure: probability },
      ]);
    },
  );

  it('is not identified where a law without one is within 2 AICc', () => {
    expect(answerOf([fitOf('blurredBound', 0, 80), fitOf('noiseScale', 2, null)])).toBe('LAWS_DISAGREE');
    expect(answerOf([fitOf('armijoBound', 0, 80), fitOf('power', 1, 9)])).toBe('LAWS_DISAGREE');
  });

  it('is not identified where the interval reaches an edge, or has no end', () => {
    const laws = [fitOf('armijoBound', 0, 40), fitOf('noiseScale', 9, null)];
    const outside = decide(laws, () => ({ value: 40, lower: 15, upper: 100 }), tested, asked);
    expect(outside.reason).toBe('INTERVAL_OUTSIDE_TESTED_RANGE');
    expect(outside.conditions[1]).toMatchObject({ holds: false, figure: 15 });
    expect(answerOf(laws, { value: 40, lower: null, upper: 100 })).toBe('INTERVAL_OUTSIDE_TESTED_RANGE');
  });

  it('does not listen to a fit that did not converge', () => {
    expect(answerOf([fitOf('armijoBound', 0, 40), fitOf('noiseScale', 0.5, null, false)])).toBe('MINIMISER');
  });
});

describe('a law without an interior minimum wins', () => {
  it('is no minimum where every law with one is out', () => {
    const { answer, conditions } = decide(
      [fitOf('noiseScale', 0, null), fitOf('power', 2.5, 90)],
      () => null,
      tested,
      asked,
    );
    expect(answer).toBe('NO_MINIMUM');
    expect(conditions).toEqual([
      { name: 'BEST_LAW_HAS_INTERIOR_MINIMUM', holds: false, law: 'noiseScale', figure: null },
      { name: 'NO_RIVAL_WITH_MINIMUM', holds: true, law: 'power', figure: 2.5 },
      { name: 'DEEP_MINIMUM_RULED_OUT', holds: true, law: null, figure: 0.01 },
    ]);
  });

  it('is not identified where the runs leave room for a minimum worth having', () => {
    const laws = [fitOf('noiseScale', 0, null), fitOf('power', 2.5, 90)];
    const { reason, conditions } = decide(laws, () => null, tested, { ...asked, probability: () => 0.06 });
    expect(reason).toBe('LAWS_DISAGREE');
    expect(conditions.at(-1)).toMatchObject({ name: 'DEEP_MINIMUM_RULED_OUT', holds: false, figure: 0.06 });
  });

  it('is no minimum where the near rivals have theirs outside the tested range', () => {
    expect(answerOf([fitOf('noiseScale', 0, null), fitOf('power', 1, 3), fitOf('armijoBound', 50, 40)])).toBe(
      'NO_MINIMUM',
    );
  });

  it('is not identified where a law with one is within 2 AICc', () => {
    expect(answerOf([fitOf('noiseScale', 0, null), fitOf('power', 2, 90)])).toBe('LAWS_DISAGREE');
  });

  it.each([16, 1024, 5, 3000])(
    'is not identified where its minimum is at %p, at or outside the edge',
    (minimiser) => {
      expect(answerOf([fitOf('power', 0, minimiser), fitOf('noiseScale', 5, null)])).toBe(
        'MINIMUM_OUTSIDE_TESTED_RANGE',
      );
    },
  );
});

it('says so where no fit converged', () => {
  expect(answerOf([fitOf('power', 0, 80, false)])).toBe('NO_CONVERGENCE');
  expect(answerOf([])).toBe('NO_CONVERGENCE');
});
