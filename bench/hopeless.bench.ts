// How often a run that is stopped as hopeless would have arrived by its cap, what stopping saves, and what it does to b*: real
// runs at usual and far too high learning rates are trained to their caps without the rule, which is then replayed on their logs
// (docs/decisions/0043-hopeless-runs.md).
// npm run bench -- hopeless [--minutes 9]: as many sweeps as fit into that time, in an order that is always the same.
import { parseArgs } from 'node:util';
import {
  assess,
  type Crossing,
  isHopeless,
  optimiserSchema,
  type Target,
  trainingSpecSchema,
  updateRuleNames,
  updateRules,
  usualAssessment,
  type WatchedRow,
} from '@critbatch/theory';
import { shareInterval } from '@critbatch/theory/probability/shareInterval';
import type { Dataset } from '@critbatch/worker/datasets/dataset';
import { loadDataset } from '@critbatch/worker/datasets/loadDataset';
import { createTrainingRun } from '@critbatch/worker/training/trainingRun';
import { type BenchRow, figure } from './row.ts';
import { mlpOnClusters, softmaxOnMnist } from './smallTasks.ts';

/** The loosest target first; runs are trained to the tightest, and asked for the others and for shorter caps from their logs. */
const tasks = [
  { ...softmaxOnMnist, losses: [0.9, 0.45, 0.3], budget: 60_000 },
  { ...mlpOnClusters, losses: [1, 0.5, 0.25], budget: 60_000 },
];
type Task = (typeof tasks)[number];
const capShares = [1, 1 / 2, 1 / 4];
const batchSizes = [8, 16, 32, 64, 128, 256, 512];

const search = { sufficientDecrease: 1e-4, backtrackFactor: 0.9 };
const lineSearches = (['maximum', 'increase', 'epochMean'] as const).flatMap((reset) =>
  [1, 1000].map((initialStepSize) => ({ ...search, reset, initialStepSize })),
);
const fixedRates = [30, 1, 100, 10, 300, 0.1].flatMap((factor) =>
  updateRuleNames.map((name) => ({
    name,
    learningRate: { base: updateRules[name].usualLearningRate * factor },
  })),
);
/** Searches between the rates, so that a short bench has both. */
const policies: object[] = fixedRates.flatMap((policy, place) => {
  const searched = place % 7 === 3 ? lineSearches[(place - 3) / 7] : undefined;
  return searched ? [searched, policy] : [policy];
});

/** A run that was trained to its end without the rule. */
type Trained = { batchSize: number; rows: (WatchedRow & { deviceSeconds: number })[]; isWhole: boolean };

/** What became of a run for a target and a cap: where it arrived, and where the rule stops it. */
type Judged = {
  batchSize: number;
  capSteps: number;
  end: 'ARRIVED' | 'CAP' | 'DIVERGED';
  /** K for those that arrived, between two evaluations. */
  crossing: Pick<Crossing, 'lowerSteps' | 'upperSteps'>;
  stoppedAt: number | null;
  seconds: number;
  savedSeconds: number;
};

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options: { minutes: { type: 'string', default: '9' } } });
  const until = performance.now() + 60_000 * Number(values.minutes);
  const found: { judged: Judged[]; run: Trained }[] = [];
  const moves = { asCap: [] as number[], asStop: [] as number[], fits: 0, lostAtStop: 0 };
  let sweeps = 0;
  for (const policy of policies) {
    for (const task of tasks) {
      if (performance.now() > until) break;
      sweeps += 1;
      const runs = await trainSweep(task, policy);
      found.push(...runs.map((run) => ({ run, judged: casesOf(run, task) })));
      for (const loss of task.losses)
        for (const share of capShares)
          compareFits(
            runs.map((run) => judge(run, task, loss, share)),
            moves,
          );
    }
  }
  return rowsOf(sweeps, found, moves);
}

const casesOf = (run: Trained, task: Task) =>
  task.losses.flatMap((loss) => capShares.map((share) => judge(run, task, loss, share)));

async function trainSweep(task: Task, policy: object): Promise<Trained[]> {
  const dataset = await loadDataset(task.datasetSpec);
  const runs: Trained[] = [];
  for (const batchSize of batchSizes) runs.push(await trainRun(task, policy, batchSize, dataset));
  return runs;
}

async function trainRun(
  { modelSpec, datasetSpec, losses, budget }: Task,
  policy: object,
  batchSize: number,
  dataset: Dataset,
): Promise<Trained> {
  const evaluation = { trainingSubset: 500, testEvery: 0, gradientEvery: 0, noiseEvery: 0 };
  const trainingSpec = trainingSpecSchema.parse({
    optimiser: optimiserSchema.parse(policy),
    targets: [{ metric: 'trainingLoss', threshold: losses.at(-1) }],
    evaluation: { firstStep: 1, ratio: 1.1, ...evaluation },
    maxExamplesPerRun: budget,
  });
  const plan = { modelSpec, datasetSpec, trainingSpec, batchSize, seed: 1, engine: 'onnx' as const };
  const run = await createTrainingRun(plan, { dataset });
  const rows: Trained['rows'] = [];
  while (run.done === null)
    for (const { step, trainingLoss, deviceSeconds } of await run.advance())
      rows.push({ step, trainingLoss, deviceSeconds });
  const isWhole = run.done.outcome !== 'DIVERGED';
  await run.dispose();
  return { batchSize, rows, isWhole };
}

function judge({ batchSize, rows, isWhole }: Trained, { budget }: Task, loss: number, share: number): Judged {
  const capSteps = Math.floor((budget * share) / batchSize);
  const target: Target = { metric: 'trainingLoss', threshold: loss };
  const within = rows.filter(({ step }) => step <= capSteps);
  const first = within.findIndex(({ step, trainingLoss }) => step > 0 && Number(trainingLoss) <= loss);
  const seen = first < 0 ? within : within.slice(0, first + 1);
  const stop = seen.findIndex((_, place) =>
    isHopeless(seen.slice(0, place + 1), { metrics: [target.metric], capSteps }),
  );
  const seconds = seen.at(-1)?.deviceSeconds ?? 0;
  const isLost = !isWhole && within.length === rows.length;
  return {
    batchSize,
    capSteps,
    end: first >= 0 ? 'ARRIVED' : isLost ? 'DIVERGED' : 'CAP',
    crossing:
      first >= 0
        ? { lowerSteps: seen.at(-2)?.step ?? 0, upperSteps: seen.at(-1)?.step ?? null }
        : { lowerSteps: capSteps, upperSteps: null },
    stoppedAt: stop < 0 ? null : (seen[stop]?.step ?? null),
    seconds,
    savedSeconds: stop < 0 ? 0 : seconds - (seen[stop]?.deviceSeconds ?? 0),
  };
}

/** b* of one sweep with the rule, by both ways to count a stopped run, against b* without it; only where the rule stops a run. */
function compareFits(
  runs: readonly Judged[],
  moves: { asCap: number[]; asStop: number[]; fits: number; lostAtStop: number },
): void {
  if (runs.every(({ stoppedAt }) => stoppedAt === null)) return;
  const minimiserBy = (counted: (run: Judged) => Pick<Crossing, 'lowerSteps' | 'upperSteps'> | null) => {
    const crossings = runs.flatMap((run) => {
      const crossing = counted(run);
      return crossing ? [{ batchSize: run.batchSize, seed: 1, ...crossing }] : [];
    });
    return assess(crossings, usualAssessment).lawsMinimiser?.value ?? null;
  };
  const trained = (run: Judged) => (run.end === 'DIVERGED' ? null : run.crossing);
  const without = minimiserBy(trained);
  const stopped = (lowerSteps: number) => ({ lowerSteps, upperSteps: null });
  const asCap = minimiserBy((run) => (run.stoppedAt === null ? trained(run) : stopped(run.capSteps)));
  const asStop = minimiserBy((run) => (run.stoppedAt === null ? trained(run) : stopped(run.stoppedAt)));
  if (without === null) return;
  moves.fits += 1;
  moves.asCap.push(asCap === null ? Number.POSITIVE_INFINITY : Math.abs(Math.log(asCap / without)));
  if (asStop === null) moves.lostAtStop += 1;
  else moves.asStop.push(Math.abs(Math.log(asStop / without)));
}

function rowsOf(
  sweeps: number,
  found: readonly { judged: readonly Judged[]; run: Trained }[],
  moves: { asCap: number[]; asStop: number[]; fits: number; lostAtStop: number },
): BenchRow[] {
  const cases = found.flatMap(({ judged }) => judged);
  const arrived = cases.filter(({ end }) => end === 'ARRIVED');
  const falseStops = arrived.filter(({ stoppedAt }) => stoppedAt !== null);
  // The cases of a run share its log: the interval counts runs.
  const arriving = found.filter(({ judged }) => judged.some(({ end }) => end === 'ARRIVED'));
  const falselyStopped = arriving.filter(({ judged }) =>
    judged.some(({ end, stoppedAt }) => end === 'ARRIVED' && stoppedAt !== null),
  );
  const { lower, upper } = shareInterval(falselyStopped.length, arriving.length, 0.95);
  const missed = cases.filter(({ end }) => end === 'CAP');
  const stopped = missed.filter(({ stoppedAt }) => stoppedAt !== null);
  const sum = (of: readonly Judged[], name: 'seconds' | 'savedSeconds') =>
    of.reduce((total, each) => total + each[name], 0);
  const worst = (of: readonly number[]) => Math.exp(Math.max(0, ...of));
  const count = (name: string, value: number) => figure(name, value, '', false);
  return [
    count('sweeps', sweeps),
    count('runs', found.length),
    count('cases: runs × targets × caps', cases.length),
    count('  that arrive by their cap', arrived.length),
    figure('    stopped all the same: false stops', falseStops.length, ''),
    count('runs that arrive in some case', arriving.length),
    figure('  stopped falsely in one', falselyStopped.length, ''),
    figure('  share, from', 100 * lower, '%'),
    figure('  share, to (95 %)', 100 * upper, '%'),
    count('cases that reach their cap unmet', missed.length),
    count('  stopped as hopeless', stopped.length),
    count(
      'stopped, and not finite later',
      cases.filter((each) => each.end === 'DIVERGED' && each.stoppedAt).length,
    ),
    figure(
      'device time saved, of all',
      (100 * sum(cases, 'savedSeconds')) / sum(cases, 'seconds'),
      '%',
      false,
    ),
    figure(
      'device time saved, of the cases that are stopped',
      (100 * sum(stopped, 'savedSeconds')) / sum(stopped, 'seconds'),
      '%',
      false,
    ),
    count('fits with a b* without the rule, in which it stops a run', moves.fits),
    figure('  b* moves by a factor of at most, counted as “not by its cap”', worst(moves.asCap), ''),
    figure('  b* moves by a factor of at most, counted as “not by its stop”', worst(moves.asStop), ''),
    figure('  b* lost, counted as “not by its stop”', moves.lostAtStop, ''),
  ];
}
