import type { UpdateRuleSpec } from '../spec/optimiserSpec.ts';
import type { UpdateRule } from './updateRule.type.ts';

type RmsProp = Extract<UpdateRuleSpec, { name: 'rmsProp' }>;

/**
 * RMSProp (Tieleman and Hinton 2012, lecture 6.5 of Neural Networks for Machine Learning), ε outside the root as in PyTorch:
 *
 *     v ← ρ·v + (1 − ρ)·g²
 *     θ ← θ − η·g / (√v + ε)
 */
export const rmsProp: UpdateRule<
  RmsProp,
  'secondMoment',
  'learningRate' | 'secondDecay' | 'secondGain' | 'epsilon'
> = {
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
