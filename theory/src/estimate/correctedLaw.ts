import { doubtedLaws } from '../discrepancy/doubtedLaws.ts';
import { raiseToSeen } from '../discrepancy/raiseToSeen.ts';
import { drawWork } from '../discrepancy/workDraws.ts';
import type { ComparedLaw } from '../fit/compareLaws.ts';
import { logWorkAt, parametersAt } from '../fit/lawAtPoint.ts';
import type { Assessment } from './assess.ts';
import type { LawDraw, WorkIntervalMethod } from './estimate.type.ts';
import type { SampledLaw } from './sampledLaw.ts';
import { lawDraw, pooledDraws } from './sampledLaw.ts';

/** K(b) as figures of work, time and money read it. */
export type CorrectedCurves = {
  /** What values are read from: the best law, with the departure that the runs show. */
  law: LawDraw;
  /** What intervals are read from: equally likely, each a law with a departure of its own. */
  draws: LawDraw[];
  method: WorkIntervalMethod;
};

/** A departure is told at so many batch sizes at most, and at least every half doubling. */
const mostPlaces = 24;
const widestGap = Math.LN2 / 2;

/**
 * K(b) by the same posterior as b*'s interval, no law being taken for exact (docs/equations.md (7e)); by the laws and their bootstrap
 * draws where too few batch sizes arrived with all of their runs to doubt them. Null where no law could be fitted.
 */
export function correctedCurves(
  sampled: readonly SampledLaw[],
  { decision, fits, observations }: Assessment,
  { arrived, draws: count }: { arrived: readonly number[]; draws: number },
): CorrectedCurves | null {
  const [best] = sampled;
  if (best === undefined) return null;
  const doubted = doubtedLaws(fits, observations, decision.answer === 'MINIMISER' ? 'withMinimum' : 'all');
  if (doubted === null)
    return { law: lawDraw(best), draws: pooledDraws(sampled, count), method: 'PARAMETRIC_BOOTSTRAP' };
  const batchSizes = departurePlaces(arrived);
  const places = Float64Array.from(batchSizes, Math.log);
  const { mean, draws } = drawWork(doubted, places, count);
  const raised = (logWork: Float64Array) => raiseToSeen(logWork, places, doubted.data);
  const departed = (fit: ComparedLaw, logWork: Float64Array): LawDraw => ({
    ...lawDraw(fit),
    departure: {
      batchSizes,
      logFactors: batchSizes.map((batchSize, i) => {
        const beyond = (logWork[i] ?? Number.NaN) - logWorkAt(fit.law, fit.point, batchSize);
        // A batch size that the law says never arrives needs no factor; a sum with 0 has no −0, which JSON does not keep.
        return Number.isFinite(beyond) ? Number(beyond.toFixed(4)) + 0 : 0;
      }),
    },
  });
  return {
    // To the last digit: an overhead that is asked for later is reckoned from it again.
    law: { ...departed(best, raised(mean)), parameters: parametersAt(best.law, best.point) },
    draws: draws.map(({ fit, logWork }) => departed(fit, raised(logWork))),
    method: 'DISCREPANCY',
  };
}

/** As many as an estimate keeps, from the first to the last. */
export function keptDraws(draws: readonly LawDraw[], most = 400): LawDraw[] {
  const count = Math.min(most, draws.length);
  return Array.from({ length: count }, (_, i) => draws[Math.floor((i * draws.length) / count)] as LawDraw);
}

/** The batch sizes that arrived, and whole ones in the gaps between them. */
function departurePlaces(arrived: readonly number[]): number[] {
  const kept =
    arrived.length <= mostPlaces
      ? arrived
      : Array.from(
          { length: mostPlaces },
          (_, i) => arrived[Math.round((i * (arrived.length - 1)) / (mostPlaces - 1))] as number,
        );
  const places = kept.flatMap((from, i) => {
    const to = kept[i + 1];
    if (to === undefined) return [from];
    const parts = Math.min(4, Math.ceil(Math.log(to / from) / widestGap));
    return Array.from({ length: parts }, (_, part) => Math.round(from * (to / from) ** (part / parts)));
  });
  return [...new Set(places)].sort((a, b) => a - b);
}
