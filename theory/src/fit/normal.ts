const logSqrtTwoPi = Math.log(2 * Math.PI) / 2;
const nodesPerUnit = 8;
const lastNode = 8;
const order = 12;
const taylor = taylorOfMillsRatio();

/** ln of the standard normal density. */
export function logDensity(z: number): number {
  return -(z * z) / 2 - logSqrtTwoPi;
}

/** ln P(Z > z), accurate to a few units in the last place in both tails. */
export function logUpperTail(z: number): number {
  if (z >= 0) return z === Number.POSITIVE_INFINITY ? -z : Math.log(millsRatio(z)) + logDensity(z);
  return z === Number.NEGATIVE_INFINITY ? 0 : Math.log1p(-Math.exp(logUpperTail(-z)));
}

/** ln P(lower < Z ≤ upper) for lower < upper, without cancellation where both lie far in one tail. */
export function logIntervalProbability(lower: number, upper: number): number {
  if (lower >= 0) return logOfDifference(logUpperTail(lower), logUpperTail(upper));
  if (upper <= 0) return logOfDifference(logUpperTail(-upper), logUpperTail(-lower));
  return Math.log1p(-Math.exp(logUpperTail(-lower)) - Math.exp(logUpperTail(upper)));
}

/** ln(eᵃ − eᵇ) for a > b. */
function logOfDifference(a: number, b: number): number {
  return a + Math.log(-Math.expm1(b - a));
}

/**
 * Mills' ratio R(z) = P(Z > z)/density(z) for z ≥ 0. Up to z = 8 from Taylor series about nodes an eighth apart,
 * beyond it from Laplace's continued fraction.
 */
export function millsRatio(z: number): number {
  if (z > lastNode) return continuedFraction(z, 24);
  const node = Math.round(z * nodesPerUnit);
  const distance = z - node / nodesPerUnit;
  let sum = 0;
  for (let power = order - 1; power >= 0; power--) sum = sum * distance + (taylor[node * order + power] ?? 0);
  return sum;
}

/** R(z) = 1/(z + 1/(z + 2/(z + 3/(z + …)))), cut off after so many terms. */
function continuedFraction(z: number, terms: number): number {
  let tail = z;
  for (let term = terms; term >= 1; term--) tail = z + term / tail;
  return 1 / tail;
}

/**
 * Taylor coefficients of R at every node. R' = z·R − 1 gives those after the first, and steps from node to node:
 * downwards from z = 8, for in that direction the equation damps errors (Marsaglia 2004, J. Stat. Softw. 11(4)).
 */
function taylorOfMillsRatio(): Float64Array {
  const table = new Float64Array((lastNode * nodesPerUnit + 1) * order);
  let ratio = continuedFraction(lastNode, 100);
  for (let node = lastNode * nodesPerUnit; node >= 0; node--) {
    const z = node / nodesPerUnit;
    const stepDown = -1 / nodesPerUnit;
    let beforeLast = 0;
    let last = ratio;
    let next = 0;
    for (let power = 0; power < 2 * order; power++) {
      if (power < order) table[node * order + power] = last;
      next += last * stepDown ** power;
      const following = (z * last + beforeLast - (power === 0 ? 1 : 0)) / (power + 1);
      beforeLast = last;
      last = following;
    }
    ratio = next;
  }
  return table;
}
