import type { UpdateRuleSpec } from '../spec/optimiserSpec.ts';
import type { UpdateRule } from './updateRule.type.ts';

type Momentum = Extract<UpdateRuleSpec, { name: 'momentum' }>;

/**
 * Heavy-ball momentum (Polyak 1964) in PyTorch's form, where the velocity v does not contain the learning rate η:
 *
 *     v ← μ·v + g
 *     θ ← θ − η·v
 *
 * Sutskever et al. 2013 (ICML, eq. 1 and 2) scale v by η; the two differ while a schedule changes η, and only then.
 */
export const momentum: UpdateRule<Momentum, 'velocity', 'learningRate' | 'momentum'> = {
  slots: ['velocity'],
  coefficients: (spec, learningRate) => ({ learningRate, momentum: spec.momentum }),
  update(on, { parameter, gradient, slots, coefficients }) {
    const velocity = on.plus(on.times(coefficients.momentum, slots.velocity), gradient);
    return {
      parameter: on.minus(parameter, on.times(coefficients.learningRate, velocity)),
      slots: { velocity },
    };
  },
};
