import type { StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import type { Interval } from '@critbatch/theory';
import { scaleInterval, transferUnchanged } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { priceAt } from '../../teams/price/findPrices.ts';
import { spendingOfSweep } from '../cost/spending.ts';
import { stepLawOf } from '../cost/stepLawOf.ts';
import type { ForecastCells, MadeForecast } from '../forecast/makeForecast.ts';
import { findMeans, madeForecast, prepareForecast } from '../forecast/makeForecast.ts';
import { planOfSweep } from '../plan/plan.loaders.ts';
import { estimatePool } from '../thread/thread.services.ts';
import type { CarriedOver } from './carryOver.ts';
import { carryOverAssumptions, carryOverFrom } from './carryOver.ts';
import type { MadePrediction } from './makePredictions.ts';
import type { SettledStage } from './settledStages.ts';

/** The runs of a sweep as they were ordered: every batch size with every seed, or a plan that adds them within its budget. */
export type OrderedRuns =
  | { kind: 'GRID'; cells: ForecastCells }
  | { kind: 'PLAN'; deviceSecondsBudget: number };

/** What a stage's sweep is going to take. */
export type Spending = {
  device: string;
  deviceSeconds: Interval;
  wallSeconds: Interval;
  cost: Interval | null;
  currency: string | null;
  level: number;
  inputs: Record<string, unknown>;
};

type Given = { predictions: readonly MadePrediction[]; ordered: OrderedRuns };

/** Device seconds and, with a price, cost of a stage's sweep, as predictions. */
export async function predictSpending(
  context: Context,
  stage: StudyStage,
  last: SettledStage,
  given: Given,
): Promise<MadePrediction[]> {
  const spending = await spendingOfStage(context, stage, last, given);
  if (!spending) return [];
  const { deviceSeconds, cost, currency, level, inputs } = spending;
  return [
    ...predictionOf('DEVICE_SECONDS', deviceSeconds, null),
    ...(currency ? predictionOf('COST', cost, currency) : []),
  ].map((prediction) => ({ ...prediction, rule: 'FORECAST', level, inputs }));
}

/** What the runs that are ordered for a stage are going to take; null where nobody can tell. */
export async function spendingOfStage(
  context: Context,
  stage: StudyStage,
  last: SettledStage,
  { predictions, ordered }: Given,
): Promise<Spending | null> {
  if (ordered.kind === 'PLAN') return spendingOfPlan(context, stage, last, { predictions, ordered });
  const carriedOver = await carryOverFrom(context, last, stage, predictions, null);
  const forecast =
    carriedOver && (await carriedOverForecast(context, stage, last.sweep.id, ordered.cells, carriedOver));
  if (!carriedOver || !forecast) return null;
  const { device, currency, level, result, inputs } = forecast;
  const { deviceSeconds, wallSeconds, cost } = result;
  const { scaling } = carriedOver;
  return {
    ...{ device, deviceSeconds, wallSeconds, cost, currency, level },
    inputs: { assumptions: carryOverAssumptions, scaling, ...inputs },
  };
}

/** The runs of a grid by the K(b) and step time that are carried over. */
async function carriedOverForecast(
  context: Context,
  { teamId }: Pick<StudyStage, 'teamId'>,
  fromSweepId: string,
  // Evaluations are a share here: where the first one is says nothing, and would change the draws.
  { firstEvaluationStep: _, ...cells }: ForecastCells,
  { law: best, stepTime, level }: CarriedOver,
): Promise<MadeForecast | null> {
  const { access, http } = context;
  const law = await stepLawOf(context, best);
  if (!law) return null;
  const { device, evaluationShare } = stepTime;
  const basis = { law, stepTime, device, evaluationShare, fromSweepId, level };
  const prepared = prepareForecast(await findMeans(context, teamId), cells, basis);
  const { forecasts } = estimatePool.of(context).askedBy(payerOf(access, http.address, teamId));
  const [result] = await forecasts([prepared.task]);
  return result && Number.isFinite(result.deviceSeconds.value) ? madeForecast(prepared, result) : null;
}

/** What is taken for granted of a plan's runs, which nobody knows before. */
const planAssumptions = ['PLAN_SPENDS_ALIKE', 'STEP_TIME_PROPORTIONAL_TO_SIZE', 'SAME_DEVICE'];

/**
 * A plan is foretold to take what that of the stage before took, times the work and the size: within the factor that is assumed between
 * sizes, and within its budget, which it need not spend. Null where the stage before had no plan, or its runs are of several kinds of device.
 */
async function spendingOfPlan(
  context: Context,
  stage: StudyStage,
  last: SettledStage,
  {
    predictions,
    ordered,
  }: { predictions: readonly MadePrediction[]; ordered: { deviceSecondsBudget: number } },
): Promise<Spending | null> {
  const [plan, spent, { prices, runsAtOnce, at }] = await Promise.all([
    planOfSweep.load(context, last.sweep.id),
    spendingOfSweep(context, last.sweep),
    findMeans(context, stage.teamId),
  ]);
  const work = predictions.find(({ quantity }) => quantity === 'WORK');
  const [only] = spent;
  if (!plan || !work || !only || spent.length > 1) return null;
  const seconds = only.deviceSeconds + only.evaluationSeconds;
  const factor = (seconds * stage.size) / last.stage.size / last.work.value;
  const transferred = transferUnchanged(scaleInterval(work, factor), work.level);
  if (!transferred) return null;
  const budget = ordered.deviceSecondsBudget;
  const { value, lower, upper } = transferred.prediction;
  const most = Math.min(value, budget);
  const deviceSeconds = {
    value: most,
    lower: most * ((lower ?? value) / value),
    upper: Math.min(upper ?? budget, budget),
  };
  const price = priceAt(prices, only.device, at);
  return {
    device: only.device,
    deviceSeconds,
    wallSeconds: scaleInterval(deviceSeconds, 1 / Math.min(runsAtOnce, plan.parallelRuns)),
    cost: price && scaleInterval(deviceSeconds, price.pricePerDeviceHour / 3600),
    currency: price?.currency ?? null,
    level: work.level,
    inputs: {
      assumptions: planAssumptions,
      plan: { deviceSecondsBudget: budget },
      fromSweepId: last.sweep.id,
      fromDeviceSeconds: seconds,
      work: { value: work.value, lower: work.lower, upper: work.upper },
      pricePerDeviceHour: price?.pricePerDeviceHour ?? null,
    },
  };
}

/** The runs that a sweep was ordered with. */
export async function orderedRuns(context: Context, sweep: Sweep): Promise<OrderedRuns> {
  const plan = await planOfSweep.load(context, sweep.id);
  if (plan) return { kind: 'PLAN', deviceSecondsBudget: plan.deviceSecondsBudget };
  const { batchSizes, seeds, maxExamplesPerRun, evaluationRatio } = sweep;
  return {
    kind: 'GRID',
    cells: {
      batchSizes,
      seeds: seeds.length,
      maxExamplesPerRun: Number(maxExamplesPerRun),
      evaluationRatio,
    },
  };
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
