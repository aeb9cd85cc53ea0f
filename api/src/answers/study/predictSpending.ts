import type { Sweep } from '@critbatch/prisma/generated/client';
import type { Interval } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { stepLawOf } from '../cost/lawOfEstimate.ts';
import { findMeans, prepareForecast } from '../forecast/makeForecast.ts';
import { estimatePool } from '../thread/thread.services.ts';
import type { CarriedOver } from './carryOver.ts';
import { carryOverAssumptions } from './carryOver.ts';
import type { MadePrediction } from './makePredictions.ts';

/** Device seconds and, with a price, cost of a stage's sweep, from K(b) and step time carried over. */
export async function predictSpending(
  context: Context,
  sweep: Sweep,
  fromSweepId: string,
  { law: best, stepTime, scaling, level }: CarriedOver,
): Promise<MadePrediction[]> {
  const { access, http } = context;
  const law = await stepLawOf(context, best);
  if (!law) return [];
  const basis = {
    law,
    stepTime,
    device: stepTime.device,
    evaluationShare: stepTime.evaluationShare,
    fromSweepId,
    level,
  };
  const cells = {
    batchSizes: sweep.batchSizes,
    seeds: sweep.seeds.length,
    maxExamplesPerRun: Number(sweep.maxExamplesPerRun),
    evaluationRatio: sweep.evaluationRatio,
  };
  const { currency, inputs, task } = prepareForecast(await findMeans(context, sweep.teamId), cells, basis);
  const { forecasts } = estimatePool.of(context).askedBy(payerOf(access, http.address, sweep.teamId));
  const [result] = await forecasts([task]);
  if (!result) return [];
  const made = { assumptions: carryOverAssumptions, scaling, ...inputs };
  return [
    ...predictionOf('DEVICE_SECONDS', result.deviceSeconds, null),
    ...(currency ? predictionOf('COST', result.cost, currency) : []),
  ].map((prediction) => ({ ...prediction, rule: 'FORECAST', level, inputs: made }));
}

function predictionOf(
  quantity: MadePrediction['quantity'],
  interval: Interval | null,
  currency: string | null,
): Pick<MadePrediction, 'quantity' | 'value' | 'lower' | 'upper' | 'currency'>[] {
  if (interval === null || interval.lower === null || interval.upper === null) return [];
  if (!(interval.lower > 0)) return [];
  return [{ quantity, value: interval.value, lower: interval.lower, upper: interval.upper, currency }];
}
