import { epsilon, keptShare } from './ruleSetting.ts';
import type { UpdateRule } from './updateRule.type.ts';

/**
 * RMSProp (Tieleman and Hinton 2012, lecture 6.5 of Neural Networks for Machine Learning), ε outside the root as in PyTorch:
 *
 *     v ← ρ·v + (1 − ρ)·g²
 *     θ ← θ − η·g / (√v + ε)
 */
export const rmsProp: UpdateRule<
  'secondMomentDecay' | 'epsilon',
  'secondMoment',
  'learningRate' | 'secondDecay' | 'secondGain' | 'epsilon'
> = {
  words: {
    en: { name: 'RMSProp', short: 'RMSProp', choice: 'RMSProp' },
    ja: { name: 'RMSProp', short: 'RMSProp', choice: 'RMSProp' },
  },
  usualLearningRate: 0.001,
  settings: {
    secondMomentDecay: keptShare(
      0.99,
      { en: 'Decay ρ', ja: '減衰率 ρ' },
      'ρ: share of the mean squared gradient that a step keeps',
    ),
    epsilon,
  },
  slots: ['secondMoment'],
  coefficients: ({ secondMomentDecay, epsilon }, learningRate) => ({
    learningRate,
    secondDecay: secondMomentDecay,
    secondGain: 1 - secondMomentDecay,
    epsilon,
  }),
  update(on, { parameter, gradient, slots, coefficients }) {
    const { learningRate, secondDecay, secondGain, epsilon } = coefficients;
    const secondMoment = on.plus(
      on.times(secondDecay, slots.secondMoment),
      on.times(secondGain, on.times(gradient, gradient)),
    );
    const direction = on.over(gradient, on.plus(on.squareRoot(secondMoment), epsilon));
    return { parameter: on.minus(parameter, on.times(learningRate, direction)), slots: { secondMoment } };
  },
};
