import type { MatrixExtents } from '../spec/hiddenMatrices.ts';
import { type AdamCoefficient, type AdamSetting, type AdamSlot, adam } from './adam.ts';
import { adamW } from './adamW.ts';
import type { Arithmetic } from './arithmetic.ts';
import { decoupledWeightDecay, keptShare } from './ruleSetting.ts';
import type { UpdateRule } from './updateRule.type.ts';

/** Of a·x + b·x³ + c·x⁵, which five times over leads everything from 1/650 to 1 to between 0.68 and 1.21. */
const [a, b, c] = [3.4445, -4.775, 2.0315];
const iterations = 5;
/** Norms below it are taken for it, so that a gradient of zero moves nothing. */
const leastNorm = 1e-7;

/**
 * Muon (Jordan et al. 2024, kellerjordan.github.io/posts/muon), as in PyTorch's torch.optim.Muon: a matrix of a hidden
 * layer moves by its momentum, whose singular values are first made nearly alike; λ decays it apart from that.
 *
 *     m ← μ·m + (1 − μ)·g
 *     θ ← (1 − η·λ)·θ − η·√max(1, out/in) · orthogonalised(μ·m + (1 − μ)·g)
 *
 * All other parameters move as under AdamW, at the learning rate r·η: by default the one that is usual for AdamW.
 */
export const muon: UpdateRule<
  AdamSetting | 'momentum' | 'weightDecay' | 'adamShare',
  AdamSlot,
  AdamCoefficient | 'kept' | 'learningRate' | 'momentumShare' | 'gradientShare' | 'matrixKept'
> = {
  words: {
    en: {
      name: 'Muon',
      short: 'Muon',
      choice: 'Muon: orthogonalised momentum for hidden matrices, else AdamW',
    },
    ja: { name: 'Muon', short: 'Muon', choice: 'Muon: 隠れ層の行列は直交化モメンタム、ほかは AdamW' },
  },
  usualLearningRate: 0.02,
  needsMatrices: true,
  settings: {
    momentum: keptShare(
      0.95,
      { en: 'Momentum μ', ja: 'モメンタム μ' },
      'μ: share of its momentum that a matrix keeps in a step',
    ),
    weightDecay: decoupledWeightDecay(0.01),
    adamShare: {
      label: { en: "AdamW's share r of the learning rate", ja: 'AdamW の学習率の比 r' },
      meaning: 'r: learning rate of AdamW, which moves all other parameters, as a share of the learning rate',
      usual: 0.05,
      bounds: { least: 0 },
    },
    ...adam.settings,
  },
  slots: adam.slots,
  coefficients: (settings, learningRate, step) => ({
    ...adamW.coefficients(settings, settings.adamShare * learningRate, step),
    learningRate,
    momentumShare: settings.momentum,
    gradientShare: 1 - settings.momentum,
    matrixKept: 1 - learningRate * settings.weightDecay,
  }),
  update(on, state) {
    const { parameter, gradient, slots, coefficients, matrix } = state;
    if (!matrix) return adamW.update(on, state);
    const { learningRate, momentumShare, gradientShare, matrixKept } = coefficients;
    const pastTheMomentum = (momentum: typeof gradient) =>
      on.plus(on.times(momentumShare, momentum), on.times(gradientShare, gradient));
    const momentum = pastTheMomentum(slots.firstMoment);
    const direction = orthogonalised(on, pastTheMomentum(momentum), matrix);
    const scale = on.number(Math.sqrt(Math.max(1, matrix.unitsOut / matrix.unitsIn)));
    const moved = on.times(on.times(learningRate, scale), direction);
    return {
      parameter: on.minus(on.times(matrixKept, parameter), moved),
      // A matrix has no second moment: that slot stays 0.
      slots: { ...slots, firstMoment: momentum },
    };
  },
};

/** Newton and Schulz's iteration in Jordan's quintic form, by the smaller of the two Gram matrices. */
function orthogonalised<Value>(
  on: Arithmetic<Value>,
  given: Value,
  { unitsIn, unitsOut }: MatrixExtents,
): Value {
  const norm = on.squareRoot(on.sum(on.times(given, given)));
  let matrix = on.over(given, on.greater(norm, on.number(leastNorm)));
  for (let round = 0; round < iterations; round++) {
    const turned = on.transposed(matrix);
    const gram = unitsIn <= unitsOut ? on.product(matrix, turned) : on.product(turned, matrix);
    const higher = on.plus(on.times(on.number(b), gram), on.times(on.number(c), on.product(gram, gram)));
    const added = unitsIn <= unitsOut ? on.product(higher, matrix) : on.product(matrix, higher);
    matrix = on.plus(on.times(on.number(a), matrix), added);
  }
  return matrix;
}
