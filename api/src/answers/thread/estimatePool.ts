import type {
  Contender,
  Estimate,
  OverheadBatchSize,
  PolicyComparisonResult,
  Saving,
  ScalingLaw,
  SweepForecast,
  ValueOfChecking,
} from '@critbatch/theory';
import { CritbatchError } from '@critbatch/theory';
import { Piscina } from 'piscina';
import { FairQueue } from '../../platform/limits/fairQueue.ts';
import type { Payer } from '../../platform/limits/payer.ts';
import type { TargetOutcome, TargetTask, ThresholdsOutcome, ThresholdsTask } from './askedTargetTask.ts';
import type { BudgetOutcome, BudgetTask } from './budgetTask.ts';
import type {
  CheckTask,
  ForecastTask,
  ForetoldTask,
  Frontier,
  FrontierTask,
  SavingTask,
} from './costTask.ts';
import type { BriefAnswer, EstimateTask } from './estimateTask.ts';
import type { OverheadTask } from './overheadTask.ts';
import type { PlanOutcome, PlanTask, SuggestOutcome } from './planTask.ts';
import type { ScalingTask } from './scalingTask.ts';

/** Answers that somebody waits for: an operation may ask for sixteen, and six parties wait at a time. */
const askedRoom = { atOnce: 1, mostWaiting: 96, mostEach: 16, mostSeconds: 60 };
/** Answers that are owed come, however many there are. */
const owedRoom = { atOnce: 1 };
/** From when an answer has its turn: a busy machine gives the thread a part of each second. */
const longestMilliseconds = 30_000;
/**
 * On Linux a thread has a priority of its own. Where processors are few, the event loop goes first: who waits for an estimate waits for
 * seconds, and everybody else for the loop. Elsewhere the number would be that of the whole process.
 */
const niceIncrement = process.platform === 'linux' ? 5 : 0;
const targetTaskFile = new URL('./askedTargetTask.ts', import.meta.url).href;
const budgetTaskFile = new URL('./budgetTask.ts', import.meta.url).href;
const planTaskFile = new URL('./planTask.ts', import.meta.url).href;
const costTaskFile = new URL('./costTask.ts', import.meta.url).href;
const overheadTaskFile = new URL('./overheadTask.ts', import.meta.url).href;
const scalingTaskFile = new URL('./scalingTask.ts', import.meta.url).href;
const comparisonTaskFile = new URL('./comparisonTask.ts', import.meta.url).href;

/** What theory answers in the thread. */
export type Answers = {
  estimate: (task: EstimateTask) => Promise<Estimate>;
  /** Many targets, in short. */
  briefAnswers: (tasks: EstimateTask[]) => Promise<BriefAnswer[]>;
  /** What runs say of a target that they need not have been trained for. */
  target: (task: TargetTask) => Promise<TargetOutcome>;
  /** The same of many targets, in short. */
  thresholds: (task: ThresholdsTask) => Promise<ThresholdsOutcome>;
  /** Which batch size leaves the least loss at each of many budgets. */
  budgets: (task: BudgetTask) => Promise<BudgetOutcome>;
  /** What an adaptive sweep does next. */
  plan: (task: PlanTask) => Promise<PlanOutcome>;
  /** What the planner would do, and how often it would settle the answer. */
  suggestion: (task: PlanTask) => Promise<SuggestOutcome>;
  /** What sweeps are going to take. */
  forecasts: (tasks: ForecastTask[]) => Promise<SweepForecast[]>;
  /** Time against cost. */
  frontiers: (tasks: FrontierTask[]) => Promise<Frontier[]>;
  /** What moving to other batch sizes saves. */
  savings: (tasks: SavingTask[]) => Promise<(Saving | null)[]>;
  /** What moves are foretold to save at other sizes. */
  foretoldSavings: (tasks: ForetoldTask[]) => Promise<(Saving | null)[]>;
  /** What checks return beyond moving now. */
  checks: (tasks: CheckTask[]) => Promise<(ValueOfChecking | null)[]>;
  /** Which batch sizes keep within an overhead. */
  overheads: (tasks: OverheadTask[]) => Promise<(OverheadBatchSize | null)[]>;
  /** How batch sizes change with what a study scales. */
  scalingLaws: (task: ScalingTask) => Promise<ScalingLaw[]>;
  /** Which of the policies of each comparison needs the least work. */
  comparisons: (comparisons: Contender[][]) => Promise<PolicyComparisonResult[]>;
};

/**
 * The thread in which theory estimates and plans, so that heartbeats are answered meanwhile. What is owed and what is asked take
 * turns, and within each the teams and persons do.
 */
export class EstimatePool {
  readonly #pool = new Piscina({
    filename: new URL('./estimateTask.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    niceIncrement,
  });
  readonly #asked: FairQueue;
  readonly #owed = new FairQueue(owedRoom);

  /** `mostSeconds` is how long an answer for somebody who waits may wait for its turn. */
  constructor({ mostSeconds = askedRoom.mostSeconds } = {}) {
    this.#asked = new FairQueue({ ...askedRoom, mostSeconds });
  }

  /** Answers that a team is owed, whoever asks: stored estimates, and the next runs of adaptive sweeps. */
  owedTo(teamId: string): Answers {
    const payer = { person: `team ${teamId}`, team: teamId };
    return answersBy((options, task) => this.#owed.run(payer, () => this.#pool.run(task, options)));
  }

  /** Answers for somebody who waits. RATE_LIMITED where too much waits, TARGET_TAKES_TOO_LONG where one takes too long. */
  askedBy(payer: Payer): Answers {
    return answersBy((options, task) => this.#asked.run(payer, () => this.#runInTime(options, task)));
  }

  /** The same for work that reads for its answers: it reads in its turn, so that the logs of one are in memory, and not those of all that wait. */
  inTurnOf<Result>(payer: Payer, work: (answers: Answers) => Promise<Result>): Promise<Result> {
    return this.#asked.run(payer, () => work(answersBy((options, task) => this.#runInTime(options, task))));
  }

  async #runInTime<Result>(options: Parameters<Run>[0], task: unknown): Promise<Result> {
    const signal = AbortSignal.timeout(longestMilliseconds);
    try {
      return await this.#pool.run(task, { ...options, signal });
    } catch (cause) {
      if (!signal.aborted) throw cause;
      const message = 'The answer was not ready in time. Ask again in a while, or for less at once.';
      throw new CritbatchError('TARGET_TAKES_TOO_LONG', message, { cause });
    }
  }

  async stop(): Promise<void> {
    await this.#pool.destroy();
  }
}

type Run = <Result>(options: { filename?: string; name?: string }, task: unknown) => Promise<Result>;

function answersBy(run: Run): Answers {
  const runAll = async <Result>(options: Parameters<Run>[0], tasks: readonly unknown[]): Promise<Result[]> =>
    tasks.length === 0 ? [] : run<Result[]>(options, tasks);
  return {
    estimate: (task) => run({}, task),
    briefAnswers: (tasks) => runAll({ name: 'briefAnswersTask' }, tasks),
    target: (task) => run({ filename: targetTaskFile, name: 'targetTask' }, task),
    thresholds: (task) => run({ filename: targetTaskFile, name: 'thresholdsTask' }, task),
    budgets: (task) => run({ filename: budgetTaskFile, name: 'budgetsTask' }, task),
    plan: (task) => run({ filename: planTaskFile, name: 'planTask' }, task),
    suggestion: (task) => run({ filename: planTaskFile, name: 'suggestTask' }, task),
    forecasts: (tasks) => runAll({ filename: costTaskFile, name: 'forecastsTask' }, tasks),
    frontiers: (tasks) => runAll({ filename: costTaskFile, name: 'frontiersTask' }, tasks),
    savings: (tasks) => runAll({ filename: costTaskFile, name: 'savingsTask' }, tasks),
    foretoldSavings: (tasks) => runAll({ filename: costTaskFile, name: 'foretoldSavingsTask' }, tasks),
    checks: (tasks) => runAll({ filename: costTaskFile, name: 'checksTask' }, tasks),
    overheads: (tasks) => runAll({ filename: overheadTaskFile, name: 'overheadsTask' }, tasks),
    scalingLaws: (task) => run({ filename: scalingTaskFile, name: 'scalingLawsTask' }, task),
    comparisons: (tasks) => runAll({ filename: comparisonTaskFile, name: 'comparisonsTask' }, tasks),
  };
}
