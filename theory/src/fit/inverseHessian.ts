/** A symmetric estimate of the inverse Hessian, row by row. */
export type InverseHessian = Float64Array;

export function identityHessian(size: number): InverseHessian {
  const identity = new Float64Array(size * size);
  for (let i = 0; i < size; i++) identity[i * (size + 1)] = 1;
  return identity;
}

/** −H·g on the free coordinates, zero on the others. */
export function descentDirection(
  inverse: InverseHessian,
  gradient: Float64Array,
  free: readonly boolean[],
): Float64Array {
  const size = gradient.length;
  const direction = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    if (!free[i]) continue;
    let sum = 0;
    for (let j = 0; j < size; j++) if (free[j]) sum -= (inverse[i * size + j] ?? 0) * (gradient[j] ?? 0);
    direction[i] = sum;
  }
  return direction;
}

/**
 * BFGS's update in place, for a step `moved` along which the gradient `turned` (Nocedal and Wright 2006, (6.17));
 * false, and no update, where the curvature along the step is not positive.
 * `isFresh` scales the identity to the curvature first (their (6.20)).
 */
export function updateInverseHessian(
  inverse: InverseHessian,
  moved: Float64Array,
  turned: Float64Array,
  isFresh: boolean,
): boolean {
  const size = moved.length;
  const curvature = dot(moved, turned);
  if (!(curvature > 1e-14)) return false;
  if (isFresh) inverse.set(identityHessian(size).map((entry) => (entry * curvature) / dot(turned, turned)));
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (inverse[i * size + j] ?? 0) * (turned[j] ?? 0);
    product[i] = sum;
  }
  const scale = (1 + dot(turned, product) / curvature) / curvature;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const outer = scale * (moved[i] ?? 0) * (moved[j] ?? 0);
      const cross = ((product[i] ?? 0) * (moved[j] ?? 0) + (moved[i] ?? 0) * (product[j] ?? 0)) / curvature;
      inverse[i * size + j] = (inverse[i * size + j] ?? 0) + outer - cross;
    }
  }
  return true;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
