import type { RunLog } from '../targets/crossingsFor.ts';

/** Why a batch size has no value at a budget. */
export type UnreadReason =
  | 'ENDED_BEFORE'
  /** A run was stopped because it was worse than the untrained model. */
  | 'HOPELESS'
  | 'BEGAN_AFTER'
  | 'EVALUATED_TOO_RARELY'
  | 'DIVERGED'
  /** A loss of 0 or less, or an accuracy of 1: nothing is left that others could be compared with. */
  | 'NOTHING_LEFT';

/** A batch size none of whose runs can be read at a budget, or not all. */
export type UnreadBatchSize = { batchSize: number; reason: UnreadReason };

/** What the runs of a batch size had come to when they had seen so many examples, one value a run. */
export type ValuesOfBatchSize = { batchSize: number; values: number[] };

/** What runs say of a budget, or why they cannot. */
export type BudgetValues =
  | { status: 'READABLE'; batchSizes: ValuesOfBatchSize[]; unread: UnreadBatchSize[] }
  /** So many runs had met their targets and stopped before the budget; up to `largest` examples none had. */
  | { status: 'BEYOND_RUNS'; runs: number; largest: number }
  /** The learning rate falls until so many examples: no other budget was trained for. */
  | { status: 'DECAYING'; decayEnd: number }
  | { status: 'NOT_MEASURED'; runs: number };

export type BudgetLogs = {
  runs: readonly RunLog[];
  /** Batch sizes of which a run diverged. */
  diverged: readonly number[];
  /** Examples at which the decay of the learning rate ends; null where it does not decay. */
  decayEnd: number | null;
};

/** Two evaluations further apart than this, in examples, do not say what lies between. */
const widestGap = 1.6;
/** A decay that ends so near to the budget, as a share of it, ends there. */
const nearEnd = 0.02;

/**
 * What every run's metric was after `examples` examples, between two evaluations a straight line in ln of the examples and ln of what is
 * left (docs/equations.md, section 10b). A batch size counts if all of its runs can be read: those that can are not as good as any. Runs
 * that stopped because they had met their targets leave no such choice: they did well, and without them the rest is worse than it was.
 */
export function budgetValues(
  { runs, diverged, decayEnd }: BudgetLogs,
  examples: number,
  remainingOf: (value: number) => number,
): BudgetValues {
  const unmeasured = runs.filter(({ evaluations }) => !evaluations.some(({ step }) => step > 0));
  if (unmeasured.length > 0) return { status: 'NOT_MEASURED', runs: unmeasured.length };
  if (decayEnd !== null && !endsAt(decayEnd, examples)) return { status: 'DECAYING', decayEnd };
  const stopped = runs.filter(({ outcome }) => outcome === 'TARGETS_REACHED');
  const early = stopped.filter((run) => !reaches(run, examples));
  if (early.length > 0) {
    return { status: 'BEYOND_RUNS', runs: early.length, largest: Math.min(...stopped.map(examplesOf)) };
  }

  const batchSizes: ValuesOfBatchSize[] = [];
  const unread: UnreadBatchSize[] = [];
  const all = new Set([...runs.map(({ batchSize }) => batchSize), ...diverged]);
  for (const batchSize of [...all].sort((a, b) => a - b)) {
    const read = runs
      .filter((run) => run.batchSize === batchSize)
      .map((run) => valueAt(run, examples, remainingOf));
    const reason = diverged.includes(batchSize) ? 'DIVERGED' : read.find((each) => typeof each === 'string');
    if (reason === undefined)
      batchSizes.push({ batchSize, values: read.filter((each) => typeof each === 'number') });
    else unread.push({ batchSize, reason });
  }
  return { status: 'READABLE', batchSizes, unread };
}

/** Whether a decay ends at a budget. */
export function endsAt(decayEnd: number, examples: number): boolean {
  return Math.abs(decayEnd / examples - 1) <= nearEnd;
}

/** Budgets between which these runs answer, in examples: four batch sizes can be read at both. Null where there is none. */
export function answerableBudgets({
  runs,
  decayEnd,
}: BudgetLogs): { smallest: number; largest: number } | null {
  const logs = runs.filter(({ evaluations }) => evaluations.some(({ step }) => step > 0));
  if (logs.length === 0) return null;
  if (decayEnd !== null) return { smallest: decayEnd, largest: decayEnd };
  const stopped = logs.filter(({ outcome }) => outcome === 'TARGETS_REACHED').map(examplesOf);
  const spans = [...Map.groupBy(logs, ({ batchSize }) => batchSize).values()].map((of) => ({
    from: Math.max(...of.map(firstExamplesOf)),
    to: Math.min(...stopped, ...of.map(examplesOf)),
  }));
  const isEnough = (examples: number) =>
    spans.filter(({ from, to }) => from <= examples && examples <= to).length >= fewestBatchSizes;
  const enough = spans.flatMap(({ from, to }) => [from, to]).filter(isEnough);
  return enough.length === 0 ? null : { smallest: Math.min(...enough), largest: Math.max(...enough) };
}

/** `count` budgets from the smallest to the largest, evenly spaced in their logarithm. */
export function budgetsBetween(
  { smallest, largest }: { smallest: number; largest: number },
  count: number,
): number[] {
  if (smallest === largest) return [largest];
  return Array.from({ length: count }, (_, i) =>
    i === count - 1 ? largest : Math.round(smallest * (largest / smallest) ** (i / (count - 1))),
  );
}

/** With fewer, a curve through them says nothing of where it is least. */
export const fewestBatchSizes = 4;

const examplesOf = ({ batchSize, evaluations }: RunLog) => batchSize * (evaluations.at(-1)?.step ?? 0);
const firstExamplesOf = ({ batchSize, evaluations }: RunLog) =>
  batchSize * (evaluations.find(({ step }) => step > 0)?.step ?? Number.NaN);

/** Whether a run went on until no whole step of the budget was left. */
function reaches(run: RunLog, examples: number): boolean {
  return examplesOf(run) + run.batchSize > examples;
}

function valueAt(
  run: RunLog,
  examples: number,
  remainingOf: (value: number) => number,
): number | UnreadReason {
  const { batchSize } = run;
  const evaluations = run.evaluations.filter(({ step }) => step > 0);
  const next = evaluations.findIndex(({ step }) => step * batchSize >= examples);
  const [before, after] = [evaluations.at(next < 0 ? -1 : next - 1), evaluations[next]];
  if (next < 0) {
    if (reaches(run, examples) && before) return compared(remainingOf(before.value));
    return run.capSteps === undefined ? 'ENDED_BEFORE' : 'HOPELESS';
  }
  if (after && after.step * batchSize === examples) return compared(remainingOf(after.value));
  if (next === 0 || !before || !after) return 'BEGAN_AFTER';
  if (after.step / before.step > widestGap && after.step - before.step > 1) return 'EVALUATED_TOO_RARELY';
  const share = Math.log(examples / (before.step * batchSize)) / Math.log(after.step / before.step);
  const [from, to] = [remainingOf(before.value), remainingOf(after.value)];
  return from > 0 && to > 0 ? compared(from * (to / from) ** share) : compared(Math.min(from, to));
}

function compared(remaining: number): number | UnreadReason {
  if (!Number.isFinite(remaining)) return 'DIVERGED';
  return remaining > 0 ? remaining : 'NOTHING_LEFT';
}
