// How often the probe of a learning rate is wrong: every optimiser at 1 to 300 times its usual rate, trained to its end at four batch
// sizes, against what 40 steps at one of them say (docs/decisions/0040-rate-probe-and-undo.md).
// npm run bench -- rate-probe: about five minutes on one core.
import {
  judgeRate,
  probedBatchSizes,
  rateTrialSteps,
  trainingSpecSchema,
  type UpdateRuleName,
  updateRuleNames,
  updateRuleSpecSchema,
  updateRules,
} from '@critbatch/theory';
import { loadDataset } from '@critbatch/worker/datasets/loadDataset';
import { createTrainingRun } from '@critbatch/worker/training/trainingRun';
import { finishTrial, trialPlan } from '@critbatch/worker/training/tryRate';
import { type BenchRow, figure } from './row.ts';
import { mlpOnClusters, softmaxOnMnist } from './smallTasks.ts';

const batchSizes = [8, 32, 128, 512];
const factors = [1, 10, 30, 100, 300];
const tasks = [
  { ...softmaxOnMnist, threshold: 0.35, budget: 60_000 },
  { ...mlpOnClusters, threshold: 0.5, budget: 40_000 },
];
type Task = (typeof tasks)[number];

/** What became of a rate: on how many batch sizes it arrived, what the probe said, and what either took. */
type Tried = { arrived: number; alarm: boolean; probeSeconds: number; runSeconds: number };

/** Answered: at least three of four batch sizes arrive. Where no smaller rate had an answer, it may be the budget that is too short. */
type Kind = 'answered' | 'poor' | 'hopeless' | 'unclear';

function kindOf({ arrived }: Tried, hadAnswer: boolean): Kind {
  if (arrived >= 3) return 'answered';
  if (arrived > 0) return 'poor';
  return hadAnswer ? 'hopeless' : 'unclear';
}

export async function bench(): Promise<BenchRow[]> {
  const tried: Record<Kind, Tried[]> = { answered: [], poor: [], hopeless: [], unclear: [] };
  for (const task of tasks) {
    for (const rule of updateRuleNames) {
      let hadAnswer = false;
      for (const factor of factors) {
        const each = await tryRate(task, rule, updateRules[rule].usualLearningRate * factor);
        tried[kindOf(each, hadAnswer)].push(each);
        hadAnswer ||= each.arrived >= 3;
      }
    }
  }
  const alarms = (of: readonly Tried[]) => of.filter(({ alarm }) => alarm).length;
  const shares = tried.answered
    .map(({ probeSeconds, runSeconds }) => probeSeconds / runSeconds)
    .sort((a, b) => a - b);
  return [
    figure('rates with an answer', tried.answered.length, 'rates', false),
    figure('  false alarms among them', alarms(tried.answered), 'rates'),
    figure('rates at which one batch size or two arrive', tried.poor.length, 'rates', false),
    figure('  alarms among them', alarms(tried.poor), 'rates'),
    figure(
      'rates at which nothing arrives, and a smaller one has an answer',
      tried.hopeless.length,
      'rates',
      false,
    ),
    figure('  found by the probe', alarms(tried.hopeless), 'rates', false),
    figure(
      'rates at which nothing arrives, nor an answer at a smaller one',
      tried.unclear.length,
      'rates',
      false,
    ),
    figure('  alarms among them', alarms(tried.unclear), 'rates', false),
    figure('probe against four runs, median', 100 * (shares[Math.floor(shares.length / 2)] ?? 0), '%'),
  ];
}

async function tryRate(task: Task, rule: UpdateRuleName, learningRate: number): Promise<Tried> {
  const { modelSpec, datasetSpec, threshold, budget } = task;
  const dataset = await loadDataset(datasetSpec);
  const plan = {
    modelSpec,
    datasetSpec,
    trainingSpec: trainingSpecSchema.parse({
      optimiser: updateRuleSpecSchema.parse({ name: rule, learningRate: { base: learningRate } }),
      targets: [{ metric: 'trainingLoss', threshold }],
      evaluation: {
        firstStep: 8,
        ratio: 1.25,
        trainingSubset: 500,
        testEvery: 0,
        gradientEvery: 0,
        noiseEvery: 0,
      },
      maxExamplesPerRun: budget,
    }),
    seed: 1,
    engine: 'onnx' as const,
  };
  let [arrived, runSeconds] = [0, 0];
  for (const batchSize of batchSizes) {
    const run = await createTrainingRun({ ...plan, batchSize }, { dataset });
    let last = 0;
    while (run.done === null)
      for (const row of await run.advance()) last = row.deviceSeconds + row.evaluationSeconds;
    if (run.done.outcome === 'TARGETS_REACHED') arrived += 1;
    runSeconds += last;
    await run.dispose();
  }
  const sizes = probedBatchSizes(batchSizes);
  const asked = { learningRate, batchSize: sizes.middle };
  const run = await createTrainingRun(trialPlan({ ...plan, batchSize: sizes.middle }, asked), { dataset });
  const begun = performance.now();
  const tried = await finishTrial(run, () => false);
  const probeSeconds = (performance.now() - begun) / 1000;
  await run.dispose();
  if (!tried) throw new Error(`A trial of ${rateTrialSteps} steps came to no end.`);
  // The next trial is asked for where the asked rate diverges.
  const alarm =
    judgeRate({ asked: learningRate, usual: updateRules[rule].usualLearningRate }, sizes, [
      { ...asked, ...tried },
    ]).status === 'OPEN';
  return { arrived, alarm, probeSeconds, runSeconds };
}
