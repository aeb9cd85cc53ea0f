import { fixedNormals } from '../probability/fixedNormals.ts';
import { type DiscrepancyPart, discrepancyPrior } from './discrepancyPrior.ts';
import type { DoubtedLaws } from './doubtedLaws.ts';
import { weighedParts } from './weighedParts.ts';
import { workPosterior } from './workPosterior.ts';

const drawCount = 2000;

/**
 * Curves of ln N at places ln b, equally likely, drawn over every law with a minimum and every size and length of the discrepancy,
 * each in proportion to the density of the means under it: multivariate t, from the same normals every time, so that the same runs
 * give the same draws.
 */
export function workDraws(
  { able, data, freedom }: DoubtedLaws,
  places: Float64Array,
  prior: readonly DiscrepancyPart[] = discrepancyPrior,
): Float64Array[] {
  const parts = weighedParts({ able, data }, places, 'logWork', prior, workPosterior);
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);

  const normal = fixedNormals();
  const draws: Float64Array[] = [];
  let cumulative = 0;
  for (const { weight, posterior } of parts) {
    cumulative += weight / total;
    // Draws in pairs that mirror each other, as many as the weight is due.
    const due = Math.round((cumulative * drawCount) / 2) - draws.length / 2;
    if (due <= 0) continue;
    const { mean, factor } = posterior.joint();
    for (let pair = 0; pair < due; pair++) {
      let squares = 0;
      for (let i = 0; i < freedom; i++) squares += normal() ** 2;
      const away = times(factor, places.length, normal);
      const stretch = Math.sqrt(freedom / squares);
      // Loops, because this is most of the time that a valley takes.
      const [there, back] = [mean.slice(), mean.slice()];
      for (let i = 0; i < away.length; i++) {
        there[i] = (there[i] ?? 0) + stretch * (away[i] ?? 0);
        back[i] = (back[i] ?? 0) - stretch * (away[i] ?? 0);
      }
      draws.push(there, back);
    }
  }
  return draws;
}

/** L times a vector of independent normals. */
function times(factor: Float64Array, count: number, normal: () => number): Float64Array {
  const normals = new Float64Array(count);
  for (let i = 0; i < count; i++) normals[i] = normal();
  const product = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += (factor[i * count + j] ?? 0) * (normals[j] ?? 0);
    product[i] = sum;
  }
  return product;
}
