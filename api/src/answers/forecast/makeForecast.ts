import type { Price } from '@critbatch/prisma/generated/client';
import type { SweepForecast } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';
import { slotsOfTeam } from '../../sweeps/worker/worker.loaders.ts';
import { priceAt } from '../../teams/price/findPrices.ts';
import { pricesOfTeam } from '../../teams/price/price.loaders.ts';
import type { ForecastTask } from '../thread/costTask.ts';
import type { FoundBasis } from './forecastBasis.ts';

/** The cells of a sweep, and the cap of each run. */
export type ForecastCells = {
  batchSizes: number[];
  seeds: number;
  maxExamplesPerRun: number;
  evaluationRatio: number;
  /** First step after which a run is evaluated. Absent for 1, and before 3 December 2026. */
  firstEvaluationStep?: number;
  /** Whether every run spends its cap: those of a sweep for a budget do, whatever K(b) is. Absent for no. */
  spendsBudget?: true;
};

/** A forecast with all that it was computed from. */
export type MadeForecast = {
  device: string;
  currency: string | null;
  level: number;
  result: SweepForecast;
  inputs: {
    cells: ForecastCells;
    runsAtOnce: number;
    basis: 'LAW' | 'CAP' | 'BUDGET';
    fromSweepId: string | null;
    stepTime: FoundBasis['stepTime'];
    evaluationShare: number;
    /** Seconds of one evaluation; absent where none was timed, and before 3 December 2026. */
    evaluationSeconds?: number;
    /** Steps of this optimiser were never timed: they are those of others. */
    isOtherOptimiser?: true;
    pricePerDeviceHour: number | null;
    currency: string | null;
  };
  inputHash: string;
};

/** A forecast without its result, and what the thread is to compute that from. */
export type PreparedForecast = Omit<MadeForecast, 'result'> & { task: ForecastTask };

/** With what a team trains now. */
export type Means = { prices: readonly Price[]; runsAtOnce: number; at: Date };

/** Today's prices of a team, and the workers that are there now. */
export async function findMeans(context: Context, teamId: string): Promise<Means> {
  const [prices, slots] = await Promise.all([
    pricesOfTeam.load(context, teamId),
    slotsOfTeam.load(context, teamId),
  ]);
  return { prices, runsAtOnce: Math.max(1, slots), at: new Date() };
}

/** Everything that a forecast is computed from. The same inputs give the same forecast. */
export function prepareForecast(
  { prices, runsAtOnce, at }: Means,
  cells: ForecastCells,
  {
    device,
    stepTime,
    evaluationShare,
    evaluationSeconds = null,
    isOtherOptimiser = false,
    level,
    ...found
  }: FoundBasis,
): PreparedForecast {
  const { law, fromSweepId } = cells.spendsBudget ? { law: null, fromSweepId: null } : found;
  const price = priceAt(prices, device, at);
  const pricePerDeviceHour = price?.pricePerDeviceHour ?? null;
  const currency = price?.currency ?? null;
  const basis: MadeForecast['inputs']['basis'] = law ? 'LAW' : cells.spendsBudget ? 'BUDGET' : 'CAP';
  const inputs = {
    cells,
    runsAtOnce,
    basis,
    fromSweepId,
    stepTime,
    evaluationShare,
    ...(evaluationSeconds !== null && { evaluationSeconds }),
    ...(isOtherOptimiser && { isOtherOptimiser: true as const }),
    pricePerDeviceHour,
    currency,
  };
  const inputHash = contentHash(inputs);
  const order = { ...cells, evaluationShare, evaluationSeconds, runsAtOnce, pricePerDeviceHour };
  return { device, currency, level, inputs, inputHash, task: { order, law, stepTime, level, inputHash } };
}

/** The forecast, once the thread has computed it. */
export function madeForecast(
  { task: _task, ...prepared }: PreparedForecast,
  result: SweepForecast,
): MadeForecast {
  return { ...prepared, result };
}
