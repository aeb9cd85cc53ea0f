import { laws } from '../laws/laws.ts';
import type { FittedLaw } from './fitLaw.ts';
import { fitLaw } from './fitLaw.ts';
import type { Noise } from './noise.ts';
import type { BatchSizeObservations } from './observations.ts';
import { countArrivals } from './observations.ts';

/** A fitted law beside its rivals. */
export type ComparedLaw = FittedLaw & { aicc: number; deltaAicc: number; weight: number };

/**
 * Fits every law that the runs can carry and ranks them by AICc = −2·ln L + 2k + 2k(k + 1)/(n − k − 1)
 * (Hurvich and Tsai 1989, Biometrika 76). k counts s too; n counts the runs that arrived, for a censored run far
 * below b_min says next to nothing (Volinsky and Raftery 2000, Biometrics 56, choose so for BIC).
 * A law with n − k − 1 < 1 is left out; a fit that did not converge ranks last, with no weight.
 */
export function compareLaws(
  observations: readonly BatchSizeObservations[],
  noise: Noise = 'normal',
): ComparedLaw[] {
  const arrivals = countArrivals(observations);
  const fits = Object.values(laws)
    .filter((law) => arrivals - (law.shapeParameters.length + 2) - 1 >= 1)
    .map((law) => fitLaw(law, observations, noise))
    .map((fit) => ({ ...fit, aicc: aicc(fit.logLikelihood, fit.point.length, arrivals) }));
  const converged = fits.filter((fit) => fit.converged);
  const leastAicc = Math.min(...(converged.length > 0 ? converged : fits).map((fit) => fit.aicc));
  const evidence = fits.map((fit) => (fit.converged ? Math.exp((leastAicc - fit.aicc) / 2) : 0));
  const totalEvidence = evidence.reduce((sum, share) => sum + share, 0);
  return fits
    .map((fit, i) => ({
      ...fit,
      deltaAicc: fit.aicc - leastAicc,
      weight: totalEvidence > 0 ? (evidence[i] ?? 0) / totalEvidence : 0,
    }))
    .sort((a, b) => Number(b.converged) - Number(a.converged) || a.aicc - b.aicc);
}

/** Akaike's criterion with the correction for few observations; less is better. */
export function aicc(logLikelihood: number, parameters: number, observations: number): number {
  const correction = (2 * parameters * (parameters + 1)) / (observations - parameters - 1);
  return -2 * logLikelihood + 2 * parameters + correction;
}
