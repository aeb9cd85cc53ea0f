import type { UpdateRuleSpec } from '../spec/optimiserSpec.ts';
import { type AdamCoefficient, type AdamSlot, adam } from './adam.ts';
import type { UpdateRule } from './updateRule.type.ts';

type AdamW = Extract<UpdateRuleSpec, { name: 'adamW' }>;

/**
 * Adam with decoupled weight decay λ (Loshchilov and Hutter 2019, arXiv 1711.05101, algorithm 2), which shrinks the
 * parameter before Adam's step; the decay follows the learning rate η and its schedule, as in PyTorch:
 *
 *     θ ← (1 − η·λ)·θ, then adam
 */
export const adamW: UpdateRule<AdamW, AdamSlot, AdamCoefficient | 'kept'> = {
  slots: adam.slots,
  coefficients: (spec, learningRate, step) => ({
    ...adam.coefficients(spec, learningRate, step),
    kept: 1 - learningRate * spec.weightDecay,
  }),
  update: (on, state) =>
    adam.update(on, { ...state, parameter: on.times(state.coefficients.kept, state.parameter) }),
};
