import { estimate, standingOf } from '../estimate/estimate.ts';
import type { Crossing, Estimate } from '../estimate/estimate.type.ts';
import type { LawName } from '../laws/laws.ts';
import { lawNames } from '../laws/laws.ts';
import { evaluationTimes } from '../plan/evaluationTimes.ts';
import type { ForecastEnd } from '../plan/forecastEnd.ts';
import { forecastEnd } from '../plan/forecastEnd.ts';
import type { Plan, PlanOptions } from '../plan/plan.type.ts';
import { planNextRuns } from '../plan/planNextRuns.ts';
import { secondsOf } from '../plan/weighRun.ts';
import { randomTruth } from './randomTruth.ts';
import { simulateRun } from './simulateRun.ts';
import type { Truth } from './simulateSweep.ts';
import { seededRandom, simulateSweep } from './simulateSweep.ts';

/** A decision of a plan, with what was left of its budget before it. */
export type GeneratedDecision = { plan: Plan; leftSeconds: number; forecast: ForecastEnd | null };

/** A sweep whose truth is known, with the answer that its runs give. */
export type GeneratedSweep = {
  /** Tells it from the others in the name of a test. */
  name: string;
  truth: Truth;
  crossings: Crossing[];
  estimate: Estimate;
  options: PlanOptions;
  /** How it was planned; empty where its runs were chosen by hand. */
  decisions: GeneratedDecision[];
};

const cadence = { firstStep: 10, ratio: 1.05 };
const stepSeconds = (batchSize: number) => Math.max(4e-4, 9e-6 * batchSize);
const evaluationSeconds = 0.01;
/** Runs of a plan that finds no end. */
const mostRuns = 24;

/** Ways in which people make sweeps: by hand with one seed to three or a cap that few survive, or by a plan with a budget. */
const manners = ['one seed', 'three seeds', 'low cap', 'plan', 'small budget'] as const;
export type Manner = (typeof manners)[number];

/**
 * Sweeps of every law in every manner, for properties that hold of each: identified, without a minimum and not identified ones
 * are among them. The same each time.
 */
export function generatedSweeps(repeats = 1): GeneratedSweep[] {
  return Array.from({ length: repeats }, (_, repeat) => repeat).flatMap((repeat) =>
    lawNames.flatMap((law, place) =>
      manners.map((manner, index) => generateSweep(law, manner, 1 + index + 10 * place + 100 * repeat)),
    ),
  );
}

/** One of them. */
export function generateSweep(law: LawName, manner: Manner, seed: number): GeneratedSweep {
  const random = warmRandom(seed);
  const drawn = randomTruth(law, [0.05, 0.1, 0.2][seed % 3] ?? 0.1, random);
  const truth = manner === 'low cap' ? { ...drawn, maxExamples: drawn.maxExamples / 2 } : drawn;
  const sizes = truth.batchSizes;
  const options: PlanOptions = {
    range: { lower: sizes[0] ?? 1, upper: sizes.at(-1) ?? 1 },
    mostSeeds: 20,
    wantedRatio: 1.5,
    budgetSeconds: budgetOf(truth, manner),
    stepSeconds,
    evaluationSeconds,
    cadence,
    maxExamplesPerRun: truth.maxExamples,
    runs: 3,
  };
  const isPlanned = manner === 'plan' || manner === 'small budget';
  const { crossings, decisions } = isPlanned
    ? followPlan(truth, options, random)
    : { crossings: byHand(truth, manner, random), decisions: [] };
  return {
    name: `${law}, ${manner}, ${seed}`,
    truth,
    crossings,
    estimate: estimateOf(crossings),
    options,
    decisions,
  };
}

/** The first numbers of neighbouring seeds are alike. */
export function warmRandom(seed: number): () => number {
  const random = seededRandom(seed);
  for (let skipped = 0; skipped < 20; skipped++) random();
  return random;
}

/** Enough for some fifteen runs to the cap, or for two of them. */
function budgetOf({ maxExamples, batchSizes }: Truth, manner: string): number {
  const middle = batchSizes[Math.floor(batchSizes.length / 2)] ?? 1;
  return (manner === 'small budget' ? 2 : 15) * (maxExamples / middle) * stepSeconds(middle);
}

function byHand(truth: Truth, manner: string, random: () => number): Crossing[] {
  const crossings = simulateSweep(truth, random);
  return manner === 'one seed' ? crossings.filter(({ seed }) => seed === 0) : crossings;
}

/** Does what the plan says, three runs at a time, until it stops, its budget is spent, or there are too many runs. */
export function followPlan(
  truth: Truth,
  options: PlanOptions,
  random: () => number,
): Pick<GeneratedSweep, 'crossings' | 'decisions'> {
  const crossings: Crossing[] = [];
  const decisions: GeneratedDecision[] = [];
  const times = evaluationTimes(cadence, truth.maxExamples);
  let leftSeconds = options.budgetSeconds;
  while (crossings.length < mostRuns) {
    const standing = crossings.length < 6 ? null : standingOf(crossings);
    const left = { ...options, budgetSeconds: leftSeconds };
    const before = [...crossings];
    const plan = planNextRuns(before, standing, left);
    decisions.push(decisionOf(plan, leftSeconds, () => forecastEnd(before, standing, left)));
    if (plan.runs.length === 0) break;
    const seen = plan.runs.map((run) => simulateRun(truth, run, random));
    crossings.push(...seen);
    for (const { batchSize, lowerSteps, upperSteps } of seen) {
      leftSeconds -= secondsOf(upperSteps ?? lowerSteps, batchSize, times, options);
    }
  }
  return { crossings, decisions };
}

/** The forecast takes longer than the rest of a sweep, and most tests ask for none. */
function decisionOf(
  plan: Plan,
  leftSeconds: number,
  forecastNow: () => ForecastEnd | null,
): GeneratedDecision {
  let made: { forecast: ForecastEnd | null } | undefined;
  return {
    plan,
    leftSeconds,
    get forecast() {
      made ??= { forecast: forecastNow() };
      return made.forecast;
    },
  };
}

export function estimateOf(crossings: readonly Crossing[]): Estimate {
  return estimate(crossings, { random: seededRandom(1), draws: 40 });
}
