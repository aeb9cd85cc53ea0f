import type {
  Choice,
  ChoicesWithin,
  ForecastOrder,
  KnownFactors,
  Limits,
  Pricing,
  Saving,
  StepCurve,
  StepTime,
  SweepForecast,
  ValueOfChecking,
} from '@critbatch/theory';
import {
  carryOver,
  carryOverDraws,
  choicesWithin,
  forecastSweep,
  foretoldSavingOf,
  isUsable,
  savingOf,
  stepCurveOf,
  timeAndCost,
  valueOfChecking,
} from '@critbatch/theory';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { StepLaw } from './stepLaw.ts';
import { curveOf } from './stepLaw.ts';

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

/** Batch sizes that reached the target, and those that never did. */
export type Arrivals = { arrived: readonly number[]; neverArrived: readonly number[] };

/** Time against cost, as plain data. */
export type FrontierTask = {
  law: StepLaw;
  pricing: PlainPricing;
  batchSizes: readonly number[];
  deviceCounts: readonly number[];
  limits: Limits;
  recommendedBatchSize: number | null;
  /** Which batch sizes reached the target and which never did; null where nobody has tried. */
  arrivals: Arrivals | null;
};

export type Frontier = { choices: Choice[] } & {
  [Choice in keyof ChoicesWithin]: ChoicesWithin[Choice] | null;
};

/** What a move saves, as plain data. */
export type SavingTask = {
  law: StepLaw;
  pricing: Omit<PlainPricing, 'runScatter' | 'stepTime'> & { stepTime: StepTime | null };
  move: { from: number; to: number; devices: number };
};

/** What a move is foretold to save at a size that K(b) is carried over to. */
export type ForetoldTask = SavingTask & { known: KnownFactors };

/** What a check at such a size returns beyond moving now. */
export type CheckTask = SavingTask & {
  batchSizes: readonly number[];
  maxExamplesPerRun: number;
  limits: Limits;
};

/** These run in the thread of estimates. */
export function forecastsTask(tasks: readonly ForecastTask[]): SweepForecast[] {
  return tasks.map(({ order, law, stepTime, level, inputHash }) => {
    const generator = xoroshiro128plus(Number.parseInt(inputHash.slice(0, 8), 16) | 0);
    const steps = law
      ? ({ kind: 'LAW', draws: curvesOf(law).draws, runScatter: law.runScatter } as const)
      : ({ kind: order.spendsBudget ? 'BUDGET' : 'CAP' } as const);
    return forecastSweep(order, { steps, stepTime }, { level, random: () => uniformFloat64(generator) });
  });
}

export function frontiersTask(tasks: readonly FrontierTask[]): Frontier[] {
  return tasks.map(({ law, pricing, batchSizes, deviceCounts, limits, recommendedBatchSize, arrivals }) => {
    const choices = timeAndCost({ ...pricing, ...curvesOf(law) }, { batchSizes, deviceCounts });
    const none = { recommended: null, cheapest: null, fastest: null };
    const canBeUsed = (batchSize: number) => arrivals === null || isUsable(batchSize, arrivals);
    return { choices, ...(choicesWithin(choices, limits, recommendedBatchSize, canBeUsed) ?? none) };
  });
}

export function savingsTask(tasks: readonly SavingTask[]): (Saving | null)[] {
  return tasks.map(({ law, pricing, move }) => savingOf({ ...pricing, ...curvesOf(law) }, move));
}

export function foretoldSavingsTask(tasks: readonly ForetoldTask[]): (Saving | null)[] {
  return tasks.map(({ law, pricing, move, known }) => {
    const { carriedOver } = law;
    const measured = law.draws.map(stepCurveOf);
    const alike = carriedOver ? measured.map((draw) => carryOver(draw, carriedOver.scaling)) : measured;
    return foretoldSavingOf({ ...pricing, ...curvesOf(law) }, alike, move, known);
  });
}

export function checksTask(tasks: readonly CheckTask[]): (ValueOfChecking | null)[] {
  return tasks.map(({ law, pricing, ...asked }) => valueOfChecking({ ...pricing, ...curvesOf(law) }, asked));
}

function curvesOf({ draws, ...law }: StepLaw): { curve: StepCurve; draws: StepCurve[] } {
  const { carriedOver } = law;
  const measured = draws.map(stepCurveOf);
  return {
    curve: curveOf(law),
    draws: carriedOver ? carryOverDraws(measured, carriedOver.scaling, carriedOver.level) : measured,
  };
}
