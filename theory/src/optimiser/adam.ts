import { epsilon, keptShare } from './ruleSetting.ts';
import type { UpdateRule } from './updateRule.type.ts';

export type AdamSetting = 'firstMomentDecay' | 'secondMomentDecay' | 'epsilon';
export type AdamSlot = 'firstMoment' | 'secondMoment';
export type AdamCoefficient =
  | 'stepSize'
  | 'firstDecay'
  | 'firstGain'
  | 'secondDecay'
  | 'secondGain'
  | 'secondCorrection'
  | 'epsilon';

/**
 * Adam (Kingma and Ba 2015, arXiv 1412.6980, algorithm 1), t = 1, 2, … the step:
 *
 *     m ← β₁·m + (1 − β₁)·g
 *     v ← β₂·v + (1 − β₂)·g²
 *     θ ← θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)
 */
export const adam: UpdateRule<AdamSetting, AdamSlot, AdamCoefficient> = {
  words: {
    en: { name: 'Adam', short: 'Adam', choice: 'Adam' },
    ja: { name: 'Adam', short: 'Adam', choice: 'Adam' },
  },
  usualLearningRate: 0.001,
  settings: {
    firstMomentDecay: keptShare(
      0.9,
      { en: 'Decay β₁', ja: '減衰率 β₁' },
      'β₁: share of the mean gradient that a step keeps',
    ),
    secondMomentDecay: keptShare(
      0.999,
      { en: 'Decay β₂', ja: '減衰率 β₂' },
      'β₂: share of the mean squared gradient that a step keeps',
    ),
    epsilon,
  },
  slots: ['firstMoment', 'secondMoment'],
  coefficients: ({ firstMomentDecay, secondMomentDecay, epsilon }, learningRate, step) => ({
    stepSize: learningRate / (1 - firstMomentDecay ** (step + 1)),
    firstDecay: firstMomentDecay,
    firstGain: 1 - firstMomentDecay,
    secondDecay: secondMomentDecay,
    secondGain: 1 - secondMomentDecay,
    secondCorrection: 1 / Math.sqrt(1 - secondMomentDecay ** (step + 1)),
    epsilon,
  }),
  update(on, { parameter, gradient, slots, coefficients }) {
    const { stepSize, firstDecay, firstGain, secondDecay, secondGain, secondCorrection, epsilon } =
      coefficients;
    const firstMoment = on.plus(on.times(firstDecay, slots.firstMoment), on.times(firstGain, gradient));
    const secondMoment = on.plus(
      on.times(secondDecay, slots.secondMoment),
      on.times(secondGain, on.times(gradient, gradient)),
    );
    const spread = on.plus(on.times(secondCorrection, on.squareRoot(secondMoment)), epsilon);
    return {
      parameter: on.minus(parameter, on.times(stepSize, on.over(firstMoment, spread))),
      slots: { firstMoment, secondMoment },
    };
  },
};
