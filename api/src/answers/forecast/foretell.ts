import type { Sweep } from '@critbatch/prisma/generated/client';
import type { PolicyColumns } from '../../library/policy/storedOptimiser.ts';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { estimatePool } from '../thread/thread.services.ts';
import type { ForecastQuestion } from './forecastBasis.ts';
import { findEarlierSweeps, findForecastBasis } from './forecastBasis.ts';
import type { ForecastCells, MadeForecast } from './makeForecast.ts';
import { findMeans, madeForecast, prepareForecast } from './makeForecast.ts';

/** A sweep of which no run has started. */
export type ExpectedSweep = {
  policy: PolicyColumns;
  target: { metric: string; threshold: number } | null;
  cells: ForecastCells;
};

type Asked = Pick<Sweep, 'teamId' | 'modelId' | 'datasetId'> &
  Pick<ForecastQuestion, 'device' | 'stated'> & {
    /** What is expected does not learn from itself. */
    notFrom: readonly string[];
  };

/** Without a word of its own, what the team's earlier sweeps measured. */
export const nothingStated = { device: null, stated: null, notFrom: [] } as const;

/**
 * What sweeps of one model and data set are going to take, each null where nobody can tell: before the transaction that writes
 * it down, in theory's thread. They do not learn from one another, however many they are.
 */
export async function foretell(
  context: Context,
  { teamId, modelId, datasetId, device, stated, notFrom }: Asked,
  expected: readonly ExpectedSweep[],
): Promise<(MadeForecast | null)[]> {
  const { access, http } = context;
  const earlier = await findEarlierSweeps(context, { teamId, modelId, datasetId }, notFrom);
  const means = await findMeans(context, teamId);
  const prepared = await Promise.all(
    expected.map(async ({ policy, target, cells }) => {
      const question = { fromSweepId: null, like: { policy, target }, device, stated };
      const basis = await findForecastBasis(context, question, earlier);
      return basis && prepareForecast(means, cells, basis);
    }),
  );
  const known = prepared.filter((each) => each !== null);
  const { forecasts } = estimatePool.of(context).askedBy(payerOf(access, http.address, teamId));
  const results = await forecasts(known.map(({ task }) => task));
  return prepared.map((each) => {
    const result = each && results[known.indexOf(each)];
    return result && Number.isFinite(result.deviceSeconds.value) ? madeForecast(each, result) : null;
  });
}
