/** Unit roundoff of IEEE 754 single precision, in which the engines evaluate a loss. */
export const singlePrecision = 2 ** -24;

/** Unit roundoff of IEEE 754 double precision, for losses evaluated in JavaScript itself. */
export const doublePrecision = 2 ** -53;

/**
 * Smallest change of a loss that rounding does not hide: ε = u·max(1, |loss|), in units of the loss.
 *
 * The absolute floor u is needed beside Hager and Zhang's relative ε_k = ε·|f(x_k)| (SIAM J. Optim. 16, 2005,
 * 170–192, section 4): a cross-entropy ends in log(1 + x), whose rounding is that of numbers near one, so it reads
 * exactly 0 while the gradient does not, and a relative rule would resolve nothing there.
 */
export function lossResolution(loss: number, unitRoundoff: number): number {
  return unitRoundoff * Math.max(1, Math.abs(loss));
}
