// Re-checks of a b* (docs/decisions/0039-weekly.md) on simulated sweeps whose truth is known: how often they tell a move of a b* that
// has not moved, see one that has moved by a factor, and come to no verdict. Budgets are shares of what the sweep took that is checked.
// Where a move is told without a new value, a second re-check follows where the first one pointed to.
// npm run bench -- recheck [--truths 15] [--budgets 0.5] [--factors 1,1.5,2,3,8,20]: a third of a second a re-check, five minutes on one core.
import { parseArgs } from 'node:util';
import {
  assess,
  type Crossing,
  type LawName,
  laws,
  type MoveDirection,
  type PlanOptions,
  planNextRuns,
  recheckCapFactor,
  recheckMostSeeds,
  recheckRange,
  recheckRatio,
  recheckVerdict,
  usualAssessment,
} from '@critbatch/theory';
import { standingOf } from '../theory/src/estimate/estimate.ts';
import { evaluationTimes } from '../theory/src/plan/evaluationTimes.ts';
import { secondsOf } from '../theory/src/plan/weighRun.ts';
import { warmRandom } from '../theory/src/testing/generatedSweeps.ts';
import { randomTruth } from '../theory/src/testing/randomTruth.ts';
import { simulateRun } from '../theory/src/testing/simulateRun.ts';
import { simulateSweep, type Truth } from '../theory/src/testing/simulateSweep.ts';
import { type BenchRow, figure } from './row.ts';

const lawsWithMinimum: LawName[] = ['armijoBound', 'blurredBound', 'power', 'curvature'];
const scatters = [0.05, 0.1, 0.2];
const cadence = { firstStep: 10, ratio: 1.05 };
const cost = {
  stepSeconds: (batchSize: number) => Math.max(4e-4, 9e-6 * batchSize),
  evaluationSeconds: 0.01,
};

/** Whether K(b*) stays where b* moves, so that the work grows with b*, or the work at b* stays. */
const manners = ['steps stay', 'work stays'] as const;
type Manner = (typeof manners)[number];
const directions = ['UP', 'DOWN'] as const satisfies MoveDirection[];
/** How often b* moves by a factor, in which direction and manner: a b* that stays does neither. */
type Move = { factor: number; direction: MoveDirection; manner: Manner };
type Rechecked = { verdict: string; why: string; runs: number };

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args,
    options: {
      truths: { type: 'string', default: '15' },
      budgets: { type: 'string', default: '0.5' },
      factors: { type: 'string', default: '1,1.5,2,3,8,20' },
    },
  });
  const numbers = (list: string) => list.split(',').map(Number);
  const cells = numbers(values.budgets).flatMap((budget) =>
    numbers(values.factors).flatMap((factor) => movesBy(factor).map((move) => ({ budget, move }))),
  );
  return cells.flatMap(({ budget, move }) => {
    const found = lawsWithMinimum.flatMap((law) =>
      Array.from({ length: Number(values.truths) }, (_, index) =>
        recheck(law, index + 1, { budget, move }),
      ).filter((each) => each !== null),
    );
    const { factor, direction, manner } = move;
    const cell = factor === 1 ? 'not moved' : `moved ${factor} times ${direction.toLowerCase()}, ${manner}`;
    const row = (what: string, value: number, lowerIsBetter = true) =>
      figure(
        `budget ${budget}, ${cell}: ${what}`,
        value,
        what === 'runs' ? 'mean' : 're-checks',
        lowerIsBetter,
      );
    const counts = Map.groupBy(found, ({ verdict, why }) =>
      verdict === 'SAME' ? verdict : `${verdict}, ${why}`,
    );
    return [
      ...[...counts].map(([what, some]) => row(what, some.length, !what.startsWith('MOVED') || factor === 1)),
      row('runs', found.reduce((sum, { runs }) => sum + runs, 0) / found.length),
    ];
  });
}

function movesBy(factor: number): Move[] {
  if (factor === 1) return [{ factor, direction: 'UP', manner: 'steps stay' }];
  return directions.flatMap((direction) => manners.map((manner) => ({ factor, direction, manner })));
}

/** Null where the sweep itself finds no b*. */
function recheck(
  law: LawName,
  index: number,
  { budget, move }: { budget: number; move: Move },
): Rechecked | null {
  const truth = randomTruth(law, scatters[index % scatters.length] ?? 0.1, warmRandom(index));
  const random = warmRandom(1000 + index);
  const first = simulateSweep(truth, random);
  const { decision, lawsMinimiser: before } = assess(first, usualAssessment);
  if (decision.answer !== 'MINIMISER' || !before) return null;
  const later = moved(truth, move);
  const maxExamplesPerRun = truth.maxExamples * recheckCapFactor;
  const look = (pointedTo: MoveDirection | null) => {
    const { crossings, stop } = follow(
      later,
      {
        ...{ ...cost, cadence, maxExamplesPerRun, range: recheckRange(before, 1e6, pointedTo), runs: 2 },
        ...{ wantedRatio: recheckRatio, mostSeeds: recheckMostSeeds },
        budgetSeconds: budget * secondsOfRuns(first, truth.maxExamples),
      },
      random,
    );
    const { decision, lawsMinimiser } = assess(crossings, usualAssessment);
    const now = decision.answer === 'MINIMISER' ? lawsMinimiser : null;
    const why = `${decision.reason ?? decision.answer}, ${stop}`;
    return { ...recheckVerdict(before, now, crossings), now, why, crossings };
  };
  const { verdict, direction, now, why, crossings } = look(null);
  const runs = crossings.length;
  if (verdict !== 'MOVED') return { verdict, why, runs };
  if (move.factor !== 1 && direction !== move.direction) return { verdict, why: 'the wrong way', runs };
  if (now) return { verdict, why: 'with a value', runs };
  const next = look(direction);
  const isFound = next.verdict === 'MOVED' && next.direction === direction && next.now !== null;
  return { verdict, why: `without a value, the next one ${isFound ? 'has it' : 'neither'}`, runs };
}

/** The same shape about a b* so many times as large. */
function moved(truth: Truth, { factor: times, direction, manner }: Move): Truth {
  const factor = direction === 'UP' ? times : 1 / times;
  const { minimiser, firstParameterWithMinimiser, logShape } = laws[truth.law];
  const from = minimiser(truth.shape) ?? Number.NaN;
  const to = from * factor;
  const shape = [firstParameterWithMinimiser(to, truth.shape), ...truth.shape.slice(1)];
  const sameSteps = truth.limitSteps * Math.exp(logShape(from, truth.shape) - logShape(to, shape));
  return { ...truth, shape, limitSteps: manner === 'steps stay' ? sameSteps : sameSteps / factor };
}

/** Does what the plan says, as many runs at a time as it names, until it stops. */
function follow(
  truth: Truth,
  options: PlanOptions,
  random: () => number,
): { crossings: Crossing[]; stop: string } {
  const crossings: Crossing[] = [];
  for (;;) {
    const standing = crossings.length < 6 ? null : standingOf(crossings);
    const budgetSeconds = options.budgetSeconds - secondsOfRuns(crossings, options.maxExamplesPerRun);
    // The pilot's runs are made whatever the budget is.
    const { runs, stop } = planNextRuns(crossings, standing, {
      ...options,
      budgetSeconds: crossings.length === 0 ? Number.POSITIVE_INFINITY : budgetSeconds,
    });
    if (runs.length === 0) return { crossings, stop: stop ?? 'NONE' };
    crossings.push(...runs.map((run) => simulateRun(truth, run, random)));
  }
}

function secondsOfRuns(crossings: readonly Crossing[], maxExamples: number): number {
  const times = evaluationTimes(cadence, maxExamples);
  return crossings.reduce(
    (sum, { batchSize, lowerSteps, upperSteps }) =>
      sum + secondsOf(upperSteps ?? lowerSteps, batchSize, times, cost),
    0,
  );
}
