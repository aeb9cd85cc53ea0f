import type { SweepFigure } from '../../charts/chart.type.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { settledEstimate } from '../estimate/settledEstimate.ts';
import { loadSweep } from '../sweep/loadSweep.ts';
import { sweepFigure } from '../sweep/sweepFigure.ts';
import type { EstimateData, SweepPageData } from '../sweep/sweepPage.type.ts';

/** One of the compared sweeps, with the letter that names it on the page. */
export type Compared = {
  letter: string;
  sweep: SweepPageData;
  estimate: EstimateData | null;
  figure: SweepFigure;
  /** What its line is called, where that is not its model, data set and policy. */
  label?: { name: string; note: string };
};

export function lettered(sweeps: readonly SweepPageData[]): Compared[] {
  return sweeps.map((sweep, index) => ({
    letter: String.fromCharCode(65 + index),
    sweep,
    estimate: settledEstimate(sweep),
    figure: sweepFigure(sweep),
  }));
}

/** A comparison draws no histories; the API gives no fewer points of each. */
const fewestPoints = 2;

/** All sweeps of a comparison, in its order. */
export async function loadCompared(ids: readonly string[]): Promise<ApiAnswer<Compared[]>> {
  const answers = await Promise.all(ids.map((id) => loadSweep(id, null, fewestPoints)));
  const sweeps = answers.flatMap((answer) => (answer.status === 'answered' ? [answer.data] : []));
  return sweeps.length < ids.length
    ? { status: 'unreachable' }
    : { status: 'answered', data: lettered(sweeps) };
}
