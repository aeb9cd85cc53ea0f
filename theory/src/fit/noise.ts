import { intervalProbability } from './normal.ts';
import { intervalProbabilityOfT4 } from './studentT.ts';

/**
 * How ln K scatters about a law: normal, or as Student's t with four degrees of freedom where single runs may go astray.
 * s is the scale of either; the standard deviation of the second is s·√2.
 */
export type Noise = 'normal' | 'studentT';

/** Probability of an interval of standardised residuals under each kind of noise. */
export const intervalProbabilityUnder = { normal: intervalProbability, studentT: intervalProbabilityOfT4 };
