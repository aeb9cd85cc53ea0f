import { momentumSettings } from './ruleSetting.ts';
import type { UpdateRule } from './updateRule.type.ts';

/**
 * Heavy-ball momentum (Polyak 1964) in PyTorch's form, where the velocity v does not contain the learning rate η:
 *
 *     v ← μ·v + g
 *     θ ← θ − η·v
 *
 * Sutskever et al. 2013 (ICML, eq. 1 and 2) scale v by η; the two differ while a schedule changes η, and only then.
 */
export const momentum: UpdateRule<'momentum', 'velocity', 'learningRate' | 'momentum'> = {
  words: {
    en: { name: 'SGD with momentum', short: 'Momentum', choice: 'SGD with momentum' },
    ja: { name: 'モメンタム付き SGD', short: 'モメンタム', choice: 'モメンタム付き SGD' },
  },
  usualLearningRate: 0.01,
  settings: momentumSettings,
  slots: ['velocity'],
  coefficients: ({ momentum }, learningRate) => ({ learningRate, momentum }),
  update(on, { parameter, gradient, slots, coefficients }) {
    const velocity = on.plus(on.times(coefficients.momentum, slots.velocity), gradient);
    return {
      parameter: on.minus(parameter, on.times(coefficients.learningRate, velocity)),
      slots: { velocity },
    };
  },
};
