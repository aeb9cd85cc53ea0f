import type { BestAtBudget, TargetMetric, UnreadBatchSize } from '@critbatch/theory';
import {
  answerableBudgets,
  bestAtBudget,
  budgetPower,
  budgetsBetween,
  budgetValues,
  distanceTo,
  usualAssessment,
} from '@critbatch/theory';
import type { PackedLog } from '../../sweeps/target/packedLog.ts';
import { unpackLog } from '../../sweeps/target/packedLog.ts';
import type { Refusal } from '../../sweeps/target/refusal.ts';
import { refusalOfBudget } from './budgetRefusal.ts';
import { codeVersion } from './codeVersion.ts';

export type AskedBudgets = {
  metric: TargetMetric;
  /** In examples a run; null for `count` of them over what the runs can answer. */
  budgets: number[] | null;
  count: number;
  /** How much more loss than the least is nearly as good, as a share. */
  tolerance: number;
};

export type BudgetTask = {
  logs: PackedLog[];
  diverged: number[];
  decayEnd: number | null;
  asked: AskedBudgets;
};

type Point = { examples: number; refusal: Refusal | null; unread: UnreadBatchSize[] } & BestAtBudget;

export type BudgetOutcome = ReturnType<typeof budgetsTask>;

const { level } = usualAssessment;

/** Runs in the thread of estimates, from the logs to the answers. */
export function budgetsTask({ logs, diverged, decayEnd, asked }: BudgetTask) {
  const { metric, budgets, count, tolerance } = asked;
  const known = { runs: logs.map(unpackLog), diverged, decayEnd };
  const range = answerableBudgets(known);
  const wanted = budgets ?? (range ? budgetsBetween(range, count) : []);
  const points = wanted.map((examples): Point => {
    const found = budgetValues(known, examples, (value) => distanceTo(metric, value));
    if (found.status !== 'READABLE')
      return { examples, refusal: refusalOfBudget(found), unread: [], ...nothing };
    const { batchSizes, unread } = found;
    const worse = unread.filter(({ reason }) => reason === 'DIVERGED' || reason === 'HOPELESS');
    return {
      examples,
      refusal: null,
      unread,
      ...bestAtBudget(batchSizes, { level, tolerance, worse: worse.map(({ batchSize }) => batchSize) }),
    };
  });
  return {
    smallest: range?.smallest ?? null,
    largest: range?.largest ?? null,
    points: points.map((point) => ({
      ...point,
      nearlyBest: point.nearlyBest && { ...point.nearlyBest, tolerance },
    })),
    power: budgetPower(points),
    level,
    codeVersion,
  };
}

const nothing: BestAtBudget = { bestBatchSize: null, nearlyBest: null, losses: [] };
