import type { UpdateRuleSpec } from '../spec/optimiserSpec.ts';
import type { UpdateRule } from './updateRule.type.ts';

type Sgd = Extract<UpdateRuleSpec, { name: 'sgd' }>;

/**
 * Stochastic gradient descent (Robbins and Monro 1951), η the learning rate:
 *
 *     θ ← θ − η·g
 */
export const sgd: UpdateRule<Sgd, never, 'learningRate'> = {
  slots: [],
  coefficients: (_spec, learningRate) => ({ learningRate }),
  update: (on, { parameter, gradient, coefficients }) => ({
    parameter: on.minus(parameter, on.times(coefficients.learningRate, gradient)),
    slots: {},
  }),
};
