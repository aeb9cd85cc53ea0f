// Bound once: see fit/normal.ts.
const { exp, log, log1p } = Math;

/** ln(1 + eˣ), without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

/** ln ln(1 + eˣ), which tends to x far on the left, where the inner logarithm underflows. */
export function logSoftplus(x: number): number {
  return x < -37 ? x : log(softplus(x));
}

/** 1/(1 + e⁻ˣ), the derivative of softplus. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const exponential = exp(x);
  return exponential / (1 + exponential);
}

/** Derivative of `logSoftplus`: sigmoid/softplus, which tends to 1 far on the left. */
export function logSoftplusSlope(x: number): number {
  return x < -37 ? 1 : sigmoid(x) / softplus(x);
}
