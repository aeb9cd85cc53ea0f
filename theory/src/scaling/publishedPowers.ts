import type { Ends } from '../estimate/estimate.type.ts';

/** What grows: b*, the largest batch size within 10, 20 or 50 % more work than the least, or the one that leaves the least loss at a budget. */
export const scaledQuantities = [
  'CRITICAL_BATCH_SIZE',
  'WITHIN_TENTH',
  'WITHIN_FIFTH',
  'WITHIN_HALF',
  'LEAST_LOSS',
] as const;
export type ScaledQuantity = (typeof scaledQuantities)[number];

/** What it grows with: the size of the model, the examples that it was trained on, both multiplied, or the loss to reach. */
export const scalingVariables = ['SIZE', 'DATA', 'COMPUTE', 'LOSS'] as const;
export type ScalingVariable = (typeof scalingVariables)[number];

/** A power that others have published, all for language models; batch sizes, data and compute in tokens. */
export type PublishedPower = {
  source: string;
  quantity: ScaledQuantity;
  variable: ScalingVariable;
  power: number;
};

/** A published power, and whether runs exclude it. */
export type PublishedBeside = PublishedPower & { isExcluded: boolean };

export const publishedPowers: readonly PublishedPower[] = [
  // B_crit = B*/L^(1/α), α = 0.21.
  {
    source: 'Kaplan et al. 2020 (arXiv 2001.08361)',
    quantity: 'CRITICAL_BATCH_SIZE',
    variable: 'LOSS',
    power: -4.76,
  },
  // Least squares through the five critical batch sizes that they publish; data grow with the size.
  {
    source: 'Zhang et al. 2024 (arXiv 2410.21676)',
    quantity: 'WITHIN_FIFTH',
    variable: 'SIZE',
    power: 0.47,
  },
  {
    source: 'DeepSeek-AI 2024 (arXiv 2401.02954)',
    quantity: 'LEAST_LOSS',
    variable: 'COMPUTE',
    power: 0.33,
  },
  {
    source: 'Bergsma et al. 2025 (arXiv 2505.13738)',
    quantity: 'LEAST_LOSS',
    variable: 'DATA',
    power: 0.38,
  },
  { source: 'Li et al. 2025 (arXiv 2503.04715)', quantity: 'LEAST_LOSS', variable: 'DATA', power: 0.57 },
];

/** The published powers of a variable, each excluded where it lies outside of these ends; a null end excludes nothing. */
export function publishedBeside(variable: ScalingVariable, { lower, upper }: Ends): PublishedBeside[] {
  return publishedPowers
    .filter((each) => each.variable === variable)
    .map((each) => ({
      ...each,
      isExcluded: (lower !== null && each.power < lower) || (upper !== null && each.power > upper),
    }));
}
