// Adaptive sweeps of one truth of the battery, in a thread of their own: what the interval is worth at which they stop.
import { parentPort, workerData } from 'node:worker_threads';
import { assess, type Crossing, planNextRuns, usualAssessment } from '@critbatch/theory';
import { standingOf } from '../../theory/src/estimate/estimate.ts';
import { seededRandom } from '../../theory/src/testing/simulateSweep.ts';
import { battery } from './battery.ts';
import type { BatteryTask } from './batteryCell.ts';
import type { KnownSweep } from './simulateMisfit.ts';

/** Adaptive sweeps of a cell, by how they ended. */
export type StopCounts = {
  sweeps: number;
  /** Answered with a minimiser, and those whose interval held the truth; the same of the laws' own interval. */
  minimiser: number;
  held: number;
  heldByLaws: number;
  /** As narrow as wanted. */
  precise: number;
  medianRuns: number;
};

/** Where the form begins. */
const wantedRatio = 1.5;
/** Runs of a sweep that does not become as narrow: some two grids of three seeds. */
const mostRuns = 60;
const cost = {
  stepSeconds: (batchSize: number) => Math.max(4e-4, 9e-6 * batchSize),
  evaluationSeconds: 0.01,
};

function count({ cell, sweeps, seed }: BatteryTask): StopCounts {
  const truth = battery().find(({ name }) => name === cell);
  if (!truth) throw new Error(`The battery has no ${cell}.`);
  const random = seededRandom(seed);
  const counts = { minimiser: 0, held: 0, heldByLaws: 0, precise: 0 };
  const runs: number[] = [];
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const known = truth.draw(random);
    const { crossings, isPrecise } = follow(known, random);
    runs.push(crossings.length);
    if (isPrecise) counts.precise += 1;
    const { minimiser, lawsMinimiser } = assess(crossings, usualAssessment);
    if (!minimiser) continue;
    counts.minimiser += 1;
    const holds = (ends: { lower: number | null; upper: number | null } | null) =>
      (ends?.lower ?? 0) <= known.minimiser && known.minimiser <= (ends?.upper ?? Number.POSITIVE_INFINITY);
    if (holds(minimiser.interval)) counts.held += 1;
    if (holds(lawsMinimiser)) counts.heldByLaws += 1;
  }
  const medianRuns = runs.sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return { sweeps, ...counts, medianRuns };
}

/** Does what the plan says, three runs at a time, over the batch sizes of a grid of the same truth. */
function follow(
  { crossings: grid, more }: KnownSweep,
  random: () => number,
): { crossings: Crossing[]; isPrecise: boolean } {
  if (more === null) throw new Error('Runs that were really trained cannot be followed by others.');
  const sizes = grid.map(({ batchSize }) => batchSize);
  const crossings: Crossing[] = [];
  for (;;) {
    const plan = planNextRuns(crossings, crossings.length < 6 ? null : standingOf(crossings), {
      ...cost,
      range: { lower: Math.min(...sizes), upper: Math.max(...sizes) },
      mostSeeds: 20,
      wantedRatio,
      budgetSeconds: Number.POSITIVE_INFINITY,
      cadence: { firstStep: 10, ratio: 1.05 },
      maxExamplesPerRun: more.maxExamples,
      runs: 3,
    });
    if (plan.runs.length === 0 || crossings.length >= mostRuns)
      return { crossings, isPrecise: plan.stop === 'PRECISE' };
    crossings.push(...plan.runs.map((run) => more.train(run, random)));
  }
}

parentPort?.postMessage(count(workerData as BatteryTask));
