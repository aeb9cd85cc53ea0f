import { momentumSettings } from './ruleSetting.ts';
import type { UpdateRule } from './updateRule.type.ts';

/**
 * Nesterov's accelerated gradient as Sutskever et al. 2013 (ICML, eq. 3 and 4) brought it to networks, in PyTorch's form:
 * the parameter is the point ahead, at which the gradient is taken.
 *
 *     v ← μ·v + g
 *     θ ← θ − η·(g + μ·v)
 */
export const nesterov: UpdateRule<'momentum', 'velocity', 'learningRate' | 'momentum'> = {
  words: {
    en: { name: 'SGD with Nesterov momentum', short: 'Nesterov', choice: 'SGD with Nesterov momentum' },
    ja: { name: 'Nesterov モメンタム付き SGD', short: 'Nesterov', choice: 'Nesterov モメンタム付き SGD' },
  },
  usualLearningRate: 0.01,
  settings: momentumSettings,
  slots: ['velocity'],
  coefficients: ({ momentum }, learningRate) => ({ learningRate, momentum }),
  update(on, { parameter, gradient, slots, coefficients }) {
    const velocity = on.plus(on.times(coefficients.momentum, slots.velocity), gradient);
    const ahead = on.plus(gradient, on.times(coefficients.momentum, velocity));
    return {
      parameter: on.minus(parameter, on.times(coefficients.learningRate, ahead)),
      slots: { velocity },
    };
  },
};
