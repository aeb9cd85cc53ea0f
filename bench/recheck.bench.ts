// Re-checks of a b* (docs/decisions/0039-weekly.md) on simulated sweeps whose truth is known: how often they tell a move of a b* that
// has not moved, see one that has moved by a factor, and come to no verdict. Budgets are shares of what the sweep took that is checked.
// npm run bench -- recheck [--truths 15] [--budgets 0.5] [--factors 1,1.5,2,3]: a third of a second a re-check, two minutes on one core.
import { parseArgs } from 'node:util';
import {
  type Crossing,
  type LawName,
  laws,
  type PlanOptions,
  planNextRuns,
  recheckCapFactor,
  recheckMostSeeds,
  recheckRange,
  recheckRatio,
  recheckVerdict,
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
type Rechecked = { verdict: string; why: string; runs: number };

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({
    args,
    options: {
      truths: { type: 'string', default: '15' },
      budgets: { type: 'string', default: '0.5' },
      factors: { type: 'string', default: '1,1.5,2,3' },
    },
  });
  const numbers = (list: string) => list.split(',').map(Number);
  const cells = numbers(values.budgets).flatMap((budget) =>
    numbers(values.factors).flatMap((factor) =>
      manners.flatMap((manner) =>
        factor === 1 && manner === 'work stays' ? [] : [{ budget, factor, manner }],
      ),
    ),
  );
  return cells.flatMap(({ budget, factor, manner }) => {
    const found = lawsWithMinimum.flatMap((law) =>
      Array.from({ length: Number(values.truths) }, (_, index) =>
        recheck(law, index + 1, { budget, factor, manner }),
      ).filter((each) => each !== null),
    );
    const move = factor === 1 ? 'not moved' : `moved ${factor} times, ${manner}`;
    const row = (what: string, value: number, lowerIsBetter = true) =>
      figure(
        `budget ${budget}, ${move}: ${what}`,
        value,
        what === 'runs' ? 'mean' : 're-checks',
        lowerIsBetter,
      );
    const count = (verdict: string) => found.filter((each) => each.verdict === verdict).length;
    const undecided = Map.groupBy(
      found.filter(({ verdict }) => verdict === 'UNDECIDED'),
      ({ why }) => why,
    );
    return [
      row('MOVED', count('MOVED'), factor === 1),
      row('SAME', count('SAME'), factor !== 1),
      ...[...undecided].map(([why, some]) => row(`UNDECIDED, ${why}`, some.length)),
      row('runs', found.reduce((sum, { runs }) => sum + runs, 0) / found.length),
    ];
  });
}

/** Null where the sweep itself finds no b*. Factors of odd truths are upwards, of even ones downwards. */
function recheck(
  law: LawName,
  index: number,
  { budget, factor, manner }: { budget: number; factor: number; manner: Manner },
): Rechecked | null {
  const truth = randomTruth(law, scatters[index % scatters.length] ?? 0.1, warmRandom(index));
  const random = warmRandom(1000 + index);
  const first = simulateSweep(truth, random);
  const { criticalBatchSize: before } = standingOf(first);
  if (!before) return null;
  const later = moved(truth, index % 2 === 1 ? factor : 1 / factor, manner);
  const maxExamplesPerRun = truth.maxExamples * recheckCapFactor;
  const options: PlanOptions = {
    ...{ ...cost, cadence, maxExamplesPerRun, range: recheckRange(before, 1e6), runs: 2 },
    ...{ wantedRatio: recheckRatio, mostSeeds: recheckMostSeeds },
    budgetSeconds: budget * secondsOfRuns(first, truth.maxExamples),
  };
  const { crossings, stop } = follow(later, options, random);
  const { answer, reason, criticalBatchSize: now } = standingOf(crossings);
  return {
    verdict: recheckVerdict(before, now),
    why: `${reason ?? answer}, ${stop}`,
    runs: crossings.length,
  };
}

/** The same shape about a b* so many times as large. */
function moved(truth: Truth, factor: number, manner: Manner): Truth {
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
