import type {
  Choice,
  ForecastOrder,
  Limits,
  Pricing,
  Saving,
  StepCurve,
  StepTime,
  SweepForecast,
} from '@critbatch/theory';
import {
  carryOver,
  carryOverDraws,
  choicesWithin,
  forecastSweep,
  savingOf,
  stepCurveOf,
  timeAndCost,
} from '@critbatch/theory';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { StepLaw } from './stepLaw.ts';

/** What a sweep will take, as plain data. Without a law nothing is known of K(b). */
export type ForecastTask = {
  order: ForecastOrder;
  law: StepLaw | null;
  stepTime: StepTime;
  level: number;
  /** The same inputs give the same forecast. */
  inputHash: string;
};

type PlainPricing = Omit<Pricing, 'curve' | 'draws'>;

/** Time against cost, as plain data. */
export type FrontierTask = {
  law: StepLaw;
  pricing: PlainPricing;
  batchSizes: readonly number[];
  deviceCounts: readonly number[];
  limits: Limits;
};

export type Frontier = { choices: Choice[]; cheapest: Choice | null; fastest: Choice | null };

/** What a move saves, as plain data. */
export type SavingTask = {
  law: StepLaw;
  pricing: Omit<PlainPricing, 'runScatter' | 'stepTime'> & { stepTime: StepTime | null };
  move: { from: number; to: number; devices: number };
};

/** These run in the thread of estimates. */
export function forecastsTask(tasks: readonly ForecastTask[]): SweepForecast[] {
  return tasks.map(({ order, law, stepTime, level, inputHash }) => {
    const generator = xoroshiro128plus(Number.parseInt(inputHash.slice(0, 8), 16) | 0);
    const steps = law
      ? ({ kind: 'LAW', draws: curvesOf(law).draws, runScatter: law.runScatter } as const)
      : ({ kind: 'CAP' } as const);
    return forecastSweep(order, { steps, stepTime }, { level, random: () => uniformFloat64(generator) });
  });
}

export function frontiersTask(tasks: readonly FrontierTask[]): Frontier[] {
  return tasks.map(({ law, pricing, batchSizes, deviceCounts, limits }) => {
    const choices = timeAndCost({ ...pricing, ...curvesOf(law) }, { batchSizes, deviceCounts });
    const within = choicesWithin(choices, limits);
    return { choices, cheapest: within?.cheapest ?? null, fastest: within?.fastest ?? null };
  });
}

export function savingsTask(tasks: readonly SavingTask[]): (Saving | null)[] {
  return tasks.map(({ law, pricing, move }) => savingOf({ ...pricing, ...curvesOf(law) }, move));
}

function curvesOf({ law, draws, carriedOver }: StepLaw): { curve: StepCurve; draws: StepCurve[] } {
  const measured = { curve: stepCurveOf(law), draws: draws.map(stepCurveOf) };
  if (!carriedOver) return measured;
  const { scaling, level } = carriedOver;
  return {
    curve: carryOver(measured.curve, scaling),
    draws: carryOverDraws(measured.draws, scaling, level),
  };
}
