import { type AdamCoefficient, type AdamSetting, type AdamSlot, adam } from './adam.ts';
import { decoupledWeightDecay } from './ruleSetting.ts';
import type { UpdateRule } from './updateRule.type.ts';

/**
 * Adam with decoupled weight decay λ (Loshchilov and Hutter 2019, arXiv 1711.05101, algorithm 2), which shrinks the
 * parameter before Adam's step; the decay follows the learning rate η and its schedule, as in PyTorch:
 *
 *     θ ← (1 − η·λ)·θ, then adam
 */
export const adamW: UpdateRule<AdamSetting | 'weightDecay', AdamSlot, AdamCoefficient | 'kept'> = {
  words: {
    en: { name: 'AdamW', short: 'AdamW', choice: 'AdamW: Adam with weight decay' },
    ja: { name: 'AdamW', short: 'AdamW', choice: 'AdamW: 重み減衰付き Adam' },
  },
  usualLearningRate: adam.usualLearningRate,
  settings: { ...adam.settings, weightDecay: decoupledWeightDecay(0.01) },
  slots: adam.slots,
  coefficients: (settings, learningRate, step) => ({
    ...adam.coefficients(settings, learningRate, step),
    kept: 1 - learningRate * settings.weightDecay,
  }),
  update: (on, state) =>
    adam.update(on, { ...state, parameter: on.times(state.coefficients.kept, state.parameter) }),
};
