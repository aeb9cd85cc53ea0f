/**
 * Matérn covariance of smoothness 5/2, k(r) = (1 + z + z²/3)·e^(−z) with z = √5·|r|/ℓ (Rasmussen and Williams 2006, (4.17)):
 * its paths have one derivative that is itself smooth, which is all that the place of a minimum asks of them.
 */
export function matern(distance: number, length: number): number {
  const z = (Math.sqrt(5) * Math.abs(distance)) / length;
  return (1 + z + (z * z) / 3) * Math.exp(-z);
}

/** Covariance of the slope at one place with the value at another, `distance` = the first minus the second: k′(r). */
export function maternSlope(distance: number, length: number): number {
  const scale = Math.sqrt(5) / length;
  const z = scale * Math.abs(distance);
  return -Math.sign(distance) * scale * ((z * (1 + z)) / 3) * Math.exp(-z);
}

/** Variance of the slope: −k″(0). */
export function maternSlopeVariance(length: number): number {
  return 5 / (3 * length * length);
}
