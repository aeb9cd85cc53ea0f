import type { SweepFigure } from '../../charts/chart.type.ts';
import type { SweepOrigin, TargetMetric } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import type { ShownCadence } from '../cadence/cadenceSettings.ts';
import type { EstimateData } from '../estimate/estimate.type.ts';
import { settledEstimate } from '../estimate/settledEstimate.ts';
import type { PolicyData } from '../policy/policyText.ts';
import type { RunCounts } from '../run/endedRuns.ts';
import { loadSweep } from '../sweep/loadSweep.ts';
import type { FigureSweep } from '../sweep/sweepFigure.ts';
import { sweepFigure } from '../sweep/sweepFigure.ts';

/** A sweep with what a comparison draws and says of it. */
export type ComparedSweep = FigureSweep & {
  number: number | null;
  name: string | null;
  origin: SweepOrigin;
  seeds: readonly number[];
  /** Absent in reports that were frozen before 3 December 2026. */
  isPreliminary?: boolean | undefined;
  target: { metric: TargetMetric; threshold: number } | undefined;
  /** What is trained, on what and how; null where a link to a report withholds it. */
  configuration: {
    model: { name: string };
    dataset: { name: string };
    policy: PolicyData;
    evaluation: ShownCadence;
  } | null;
};

/** One of the compared sweeps, with the letter that names it on the page. */
export type Compared<Sweep extends ComparedSweep = ComparedSweep> = {
  letter: string;
  sweep: Sweep;
  estimate: EstimateData | null;
  figure: SweepFigure;
  /** What its line is called, where that is not its model, data set and policy. */
  label?: { name: string; note: string };
};

export function lettered<Sweep extends ComparedSweep>(sweeps: readonly Sweep[]): Compared<Sweep>[] {
  return sweeps.map((sweep, index) => ({
    letter: String.fromCharCode(65 + index),
    sweep,
    estimate: settledEstimate(sweep),
    figure: sweepFigure(sweep),
  }));
}

/** A compared sweep that has a page of its own. */
export type LinkedSweep = ComparedSweep & {
  id: string;
  number: number;
  name: string;
  modelId: string;
  team: { id: string };
  runCounts: RunCounts;
};

/** A comparison draws no histories; the API gives no fewer points of each. */
const fewestPoints = 2;

/** All sweeps of a comparison, in its order. */
export async function loadCompared(ids: readonly string[]): Promise<ApiAnswer<Compared<LinkedSweep>[]>> {
  const answers = await Promise.all(ids.map((id) => loadSweep(id, null, fewestPoints)));
  const sweeps = answers.flatMap((answer): LinkedSweep[] => {
    if (answer.status !== 'answered') return [];
    const { model, dataset, policy, evaluation, ...sweep } = answer.data;
    return [{ ...sweep, modelId: model.id, configuration: { model, dataset, policy, evaluation } }];
  });
  return sweeps.length < ids.length
    ? { status: 'unreachable' }
    : { status: 'answered', data: lettered(sweeps) };
}
