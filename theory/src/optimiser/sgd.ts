import type { UpdateRule } from './updateRule.type.ts';

/**
 * Stochastic gradient descent (Robbins and Monro 1951), η the learning rate:
 *
 *     θ ← θ − η·g
 */
export const sgd: UpdateRule<never, never, 'learningRate'> = {
  words: {
    en: { name: 'SGD', short: 'SGD', choice: 'SGD: a learning rate times the gradient' },
    ja: { name: 'SGD', short: 'SGD', choice: 'SGD: 学習率 × 勾配' },
  },
  usualLearningRate: 0.1,
  settings: {},
  slots: [],
  coefficients: (_settings, learningRate) => ({ learningRate }),
  update: (on, { parameter, gradient, coefficients }) => ({
    parameter: on.minus(parameter, on.times(coefficients.learningRate, gradient)),
    slots: {},
  }),
};
