import type { ModelSpec } from './modelSpec.ts';
import { parameterShapes } from './parameterShapes.ts';

/** Units that a matrix takes and gives: its rows and columns. */
export interface MatrixExtents {
  readonly unitsIn: number;
  readonly unitsOut: number;
}

/** Name of the weight whose products are the logits; null where they come from embeddings. */
export function logitWeightOf(spec: ModelSpec): string | null {
  if (spec.architecture === 'transformer' && spec.head === 'tied') return null;
  return parameterShapes(spec).findLast(({ role }) => role === 'weight')?.name ?? null;
}

/**
 * Extents of the parameters that turn units into hidden units, in the model's order; null for all others: embeddings,
 * the weight of the logits, filters, weights of more than two extents, and what has one value per unit.
 */
export function hiddenMatrices(spec: ModelSpec): (MatrixExtents | null)[] {
  const logitWeight = logitWeightOf(spec);
  return parameterShapes(spec).map(({ name, shape, role }) => {
    const [unitsIn, unitsOut, ...more] = shape as [number, number];
    if (role !== 'weight' || more.length > 0 || name === logitWeight) return null;
    return { unitsIn, unitsOut };
  });
}
