import type { OptimiserSpec } from '../spec/optimiserSpec.ts';
import type { Target } from '../spec/sweepSpec.ts';
import type { GradientLook } from './gradientLook.ts';

/** What theory says of b* before a run: B_simple, and twice the least batch size that (2) of docs/equations.md allows. */
export type TheorySource = 'NOISE_SCALE' | 'GRADIENT_BOUND';

export type TheoryQuestion = {
  looks: readonly GradientLook[];
  optimiser: OptimiserSpec;
  target: Target;
};

/** The first steps leave what the initialiser made: until then the gradient is long, and says little of what follows. */
const firstTellingStep = 10;

/** b* by theory alone, in examples, as it comes out; null where the looks or the question do not give it. */
export const theoryValues: Record<TheorySource, (question: TheoryQuestion) => number | null> = {
  /** tr(Σ)/‖G‖², numerator and denominator averaged apart (N1). */
  NOISE_SCALE({ looks }) {
    const late = telling(looks);
    const norm = meanOf(late, ({ squaredGradientNorm }) => squaredGradientNorm);
    return positive(meanOf(late, ({ covarianceTrace }) => covarianceTrace) / Math.max(0, norm));
  },
  /**
   * 2·C₂/ε² = α·tr(Σ)/(2τ) for a training loss of τ (F2). α is the effective step size: the median over the looks, divided by
   * 1 − μ under momentum. Rules that scale each gradient have no such α, and other metrics no such τ.
   */
  GRADIENT_BOUND({ looks, optimiser, target }) {
    if (target.metric !== 'trainingLoss') return null;
    const late = telling(looks);
    const stretch = stretchOf(optimiser);
    const sizes = late.flatMap(({ stepSize }) => (stepSize === null ? [] : [stepSize]));
    if (stretch === null || sizes.length === 0) return null;
    const trace = meanOf(late, ({ covarianceTrace }) => covarianceTrace);
    return positive((stretch * median(sizes) * trace) / (2 * target.threshold));
  },
};

/** By how much a rule moves further in the long run than its step size says; null where no single step size tells. */
function stretchOf(optimiser: OptimiserSpec): number | null {
  switch (optimiser.name) {
    case 'sgdArmijo':
    case 'sgd':
      return 1;
    case 'momentum':
    case 'nesterov':
      return 1 / (1 - optimiser.momentum);
    default:
      return null;
  }
}

function telling(looks: readonly GradientLook[]): GradientLook[] {
  return looks.filter(({ step }) => step >= firstTellingStep);
}

function positive(value: number): number | null {
  return value > 0 && Number.isFinite(value) ? value : null;
}

function meanOf(looks: readonly GradientLook[], of: (look: GradientLook) => number): number {
  return looks.reduce((sum, look) => sum + of(look), 0) / looks.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
