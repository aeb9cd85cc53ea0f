import { decoupledWeightDecay, keptShare } from './ruleSetting.ts';
import type { UpdateRule } from './updateRule.type.ts';

/**
 * Lion (Chen et al. 2023, arXiv 2302.06675, algorithm 2): each step goes by the sign of a gradient that is interpolated
 * with the momentum m, and decays weights by λ apart from it; the decay follows the learning rate η.
 *
 *     c ← β₁·m + (1 − β₁)·g
 *     θ ← θ − η·(sign(c) + λ·θ)
 *     m ← β₂·m + (1 − β₂)·g
 *
 * Usual values are those of the authors' own code, which decays no weights unless asked to.
 */
export const lion: UpdateRule<
  'interpolation' | 'momentumDecay' | 'weightDecay',
  'momentum',
  'learningRate' | 'kept' | 'momentumShare' | 'gradientShare' | 'decay' | 'gain'
> = {
  words: {
    en: { name: 'Lion', short: 'Lion', choice: 'Lion: the sign of a momentum, with weight decay' },
    ja: { name: 'Lion', short: 'Lion', choice: 'Lion: モメンタムの符号 + 重み減衰' },
  },
  usualLearningRate: 0.0003,
  settings: {
    interpolation: keptShare(
      0.9,
      { en: 'Interpolation β₁', ja: '補間係数 β₁' },
      'β₁: share of the momentum in the gradient whose sign a step follows',
    ),
    momentumDecay: keptShare(
      0.99,
      { en: 'Decay β₂', ja: '減衰率 β₂' },
      'β₂: share of the momentum that a step keeps',
    ),
    weightDecay: decoupledWeightDecay(0),
  },
  slots: ['momentum'],
  coefficients: ({ interpolation, momentumDecay, weightDecay }, learningRate) => ({
    learningRate,
    kept: 1 - learningRate * weightDecay,
    momentumShare: interpolation,
    gradientShare: 1 - interpolation,
    decay: momentumDecay,
    gain: 1 - momentumDecay,
  }),
  update(on, { parameter, gradient, slots, coefficients }) {
    const { learningRate, kept, momentumShare, gradientShare, decay, gain } = coefficients;
    const mixed = on.plus(on.times(momentumShare, slots.momentum), on.times(gradientShare, gradient));
    return {
      parameter: on.minus(on.times(kept, parameter), on.times(learningRate, on.sign(mixed))),
      slots: { momentum: on.plus(on.times(decay, slots.momentum), on.times(gain, gradient)) },
    };
  },
};
