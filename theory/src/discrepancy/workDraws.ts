import type { ComparedLaw } from '../fit/compareLaws.ts';
import { factorTimes } from '../matrix/cholesky.ts';
import { fixedNormals } from '../probability/fixedNormals.ts';
import { discrepancyPrior } from './discrepancyPrior.ts';
import type { DoubtedLaws } from './doubtedLaws.ts';
import { weighedParts } from './weighedParts.ts';
import { workPosterior } from './workPosterior.ts';

const usualCount = 2000;
/** A part of less weight moves no mean by what anybody sees. */
const leastWeight = 1e-4;

/** ln N at some places: a draw of it, and the law that it was drawn about. */
export type WorkDraw = { fit: ComparedLaw; logWork: Float64Array };

/** The draws alone, as many as a probability of 95 % takes. */
export function workDraws(doubted: DoubtedLaws, places: Float64Array): Float64Array[] {
  return drawWork(doubted, places, usualCount).draws.map(({ logWork }) => logWork);
}

/**
 * Curves of ln N at places ln b, equally likely, drawn over every law and every size and length of the discrepancy, each in
 * proportion to the density of the means under it: multivariate t, from the same normals every time, so that the same runs give the
 * same draws. With their mean, over the laws that reach the target at a place.
 */
export function drawWork(
  { able, data, freedom }: DoubtedLaws,
  places: Float64Array,
  count: number,
): { mean: Float64Array; draws: WorkDraw[] } {
  const parts = weighedParts({ able, data }, places, 'logWork', discrepancyPrior, workPosterior);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);

  const normal = fixedNormals();
  const draws: WorkDraw[] = [];
  const [sums, weights] = [new Float64Array(places.length), new Float64Array(places.length)];
  let cumulative = 0;
  for (const { weight, fit, posterior } of parts) {
    cumulative += weight / total;
    // Draws in pairs that mirror each other, as many as the weight is due.
    const due = Math.round((cumulative * count) / 2) - draws.length / 2;
    if (due <= 0 && weight < leastWeight * total) continue;
    const { mean, factor } = posterior.joint();
    mean.forEach((logWork, i) => {
      if (!Number.isFinite(logWork)) return;
      sums[i] = (sums[i] ?? 0) + weight * logWork;
      weights[i] = (weights[i] ?? 0) + weight;
    });
    for (let pair = 0; pair < due; pair++) {
      let squares = 0;
      for (let i = 0; i < freedom; i++) squares += normal() ** 2;
      const away = factorTimes(factor, Float64Array.from({ length: places.length }, normal));
      const stretch = Math.sqrt(freedom / squares);
      // Loops, because this is most of the time that a valley takes.
      const [there, back] = [mean.slice(), mean.slice()];
      for (let i = 0; i < away.length; i++) {
        there[i] = (there[i] ?? 0) + stretch * (away[i] ?? 0);
        back[i] = (back[i] ?? 0) - stretch * (away[i] ?? 0);
      }
      draws.push({ fit, logWork: there }, { fit, logWork: back });
    }
  }
  return { mean: sums.map((sum, i) => sum / (weights[i] ?? Number.NaN)), draws };
}
