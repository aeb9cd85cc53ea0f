import type { SweepForecast } from '@critbatch/theory';
import { forecastSweep } from '@critbatch/theory';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Context } from '../context/context.ts';
import { priceAt } from '../price/findPrices.ts';
import { contentHash } from '../version/contentHash.ts';
import type { FoundBasis } from './forecastBasis.ts';

/** The cells of a sweep, and the cap of each run. */
export type ForecastCells = {
  batchSizes: number[];
  seeds: number;
  maxExamplesPerRun: number;
  evaluationRatio: number;
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
    basis: 'LAW' | 'CAP';
    fromSweepId: string | null;
    stepTime: FoundBasis['stepTime'];
    evaluationShare: number;
    pricePerDeviceHour: number | null;
    currency: string | null;
  };
  inputHash: string;
};

/** A worker that has been silent for longer is not counted on. */
const workerSilenceMilliseconds = 5 * 60_000;

/** Forecasts a sweep of a team at today's price and with the workers that are there now. The same inputs give the same. */
export async function makeForecast(
  { prisma, relations }: Context,
  teamId: string,
  cells: ForecastCells,
  basis: FoundBasis,
): Promise<MadeForecast> {
  const { device, stepTime, steps, evaluationShare, fromSweepId, level } = basis;
  const now = new Date();
  const [prices, workers] = await Promise.all([
    relations.pricesOfTeam.load(teamId),
    prisma.worker.findMany({
      where: { teamId, lastSeenAt: { gt: new Date(now.getTime() - workerSilenceMilliseconds) } },
      select: { slots: true },
    }),
  ]);
  const price = priceAt(prices, device, now);
  const inputs = {
    cells,
    runsAtOnce: Math.max(
      1,
      workers.reduce((sum, { slots }) => sum + slots, 0),
    ),
    basis: steps.kind,
    fromSweepId,
    stepTime,
    evaluationShare,
    pricePerDeviceHour: price?.pricePerDeviceHour ?? null,
    currency: price?.currency ?? null,
  };
  const inputHash = contentHash(inputs);
  const generator = xoroshiro128plus(Number.parseInt(inputHash.slice(0, 8), 16) | 0);
  const result = forecastSweep(
    {
      ...cells,
      evaluationShare,
      runsAtOnce: inputs.runsAtOnce,
      pricePerDeviceHour: inputs.pricePerDeviceHour,
    },
    { steps, stepTime },
    { level, random: () => uniformFloat64(generator) },
  );
  return { device, currency: inputs.currency, level, result, inputs, inputHash };
}
