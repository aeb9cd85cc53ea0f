/** A symmetric estimate of the inverse Hessian, row by row. */
export type InverseHessian = Float64Array;

export function identityHessian(size: number): InverseHessian {
  return Float64Array.from({ length: size * size }, (_, index) => (index % (size + 1) === 0 ? 1 : 0));
}

/** −H·g on the free coordinates, zero on the others. */
export function descentDirection(
  inverse: InverseHessian,
  gradient: Float64Array,
  free: readonly boolean[],
): Float64Array {
  const size = gradient.length;
  return gradient.map((_, i) => {
    if (!free[i]) return 0;
    let sum = 0;
    for (let j = 0; j < size; j++) if (free[j]) sum -= (inverse[i * size + j] ?? 0) * (gradient[j] ?? 0);
    return sum;
  });
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
  const product = moved.map((_, i) => dot(inverse.subarray(i * size, (i + 1) * size), turned));
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
