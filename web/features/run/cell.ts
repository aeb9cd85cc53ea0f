import type { Language } from '../../charts/chart.type.ts';
import type { Sparkline } from '../../charts/sparkline.ts';
import { sparkline } from '../../charts/sparkline.ts';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import { metricValue } from './metricValue.ts';
import type { RunData, RunResult } from './run.type.ts';
import { runHref } from './runHref.ts';
import type { RunState } from './runState.ts';
import { hasSpentBudget, isOver, isStoppedByPlan, isTooLarge, readRun } from './runState.ts';

/** One cell of the grid of runs: what it shows, what it says in full, and how far it has come. */
export type Cell = {
  state: RunState;
  /** The page of the run, and what a link to it says besides its text. */
  href: string;
  name: string;
  text: string;
  readout: string;
  line: Sparkline | null;
  share: number | null;
};

/** A run with what its cell shows. */
export type GridRun = RunResult & Pick<RunData, 'id' | 'attemptCount' | 'tooLargeFor' | 'worker' | 'history'>;

export type CellContext = {
  sweepId: string;
  target: { metric: TargetMetric; threshold: number } | undefined;
  /** Of a sweep that was started for a budget. */
  budgetMetric?: TargetMetric | null;
  /** Least value that any run reported: where curves lead that have no target. */
  least?: number;
  /** Value at the top of every sparkline: the greatest that any run reported. */
  from: number;
  /** Steps that the law, or else the budget, foresees for a batch size. */
  forecastSteps: (batchSize: number) => number;
};

export const lineSize = { width: 84, height: 20 };

export function cellOf(run: GridRun, context: CellContext, language: Language): Cell {
  const { state, steps } = readRun(run);
  const forecast = context.forecastSteps(run.batchSize);
  const lastStep = state === 'running' ? Math.max(forecast, run.step) : run.step;
  const points = distances(run, context.target?.metric ?? context.budgetMetric ?? undefined);
  const threshold = context.budgetMetric ? (context.least ?? 1) : targetDistance(context.target);
  const batchSize = language.numbers.whole(run.batchSize);
  return {
    state,
    ...words(run, { state, steps, metric: context.budgetMetric ?? undefined }, language),
    href: runHref(context.sweepId, run.id),
    name: language.t('run.title', { batchSize, seed: String(run.seed) }),
    line: points.length > 1 ? sparkline(points, { from: context.from, threshold, lastStep }, lineSize) : null,
    share: state === 'running' ? Math.min(run.step / forecast, 0.99) : null,
  };
}

/** What falls towards the target: a loss, a norm, or the share of wrong answers. */
export function distances(
  { history }: Pick<GridRun, 'history'>,
  metric: TargetMetric | undefined,
): { step: number; value: number }[] {
  return history.flatMap((point) => {
    const value = metricValue(point, metric ?? 'TRAINING_LOSS');
    if (value === null) return [];
    return [{ step: point.step, value: metric === 'TEST_ACCURACY' ? 1 - value : value }];
  });
}

export function targetDistance(target: CellContext['target']): number {
  if (!target) return 1;
  return target.metric === 'TEST_ACCURACY' ? 1 - target.threshold : target.threshold;
}

function words(
  run: GridRun,
  { state, steps, metric }: { state: RunState; steps: number; metric: TargetMetric | undefined },
  { t, numbers }: Language,
): { text: string; readout: string } {
  const full = numbers.whole(steps);
  if (isTooLarge(run)) {
    const devices = numbers.list([...run.tooLargeFor]);
    return { text: t('sweep.runs.tooLarge'), readout: t('sweep.runs.tooLargeFor', { devices }) };
  }
  switch (state) {
    case 'reached':
      if (hasSpentBudget(run)) {
        const last = distances(run, metric).at(-1)?.value;
        const value = last === undefined ? '–' : numbers.setting(Number(last.toPrecision(3)));
        return { text: value, readout: t('sweep.runs.spent', { steps: full, value }) };
      }
      return { text: numbers.quantity(steps), readout: t('sweep.runs.reached', { steps: full }) };
    case 'running':
      if (isOver(run))
        return { text: `≤ ${numbers.quantity(steps)}`, readout: t('sweep.runs.beingRead', { steps: full }) };
      return {
        text: `≥ ${numbers.leastQuantity(steps)}`,
        readout: t('sweep.runs.running', {
          steps: full,
          worker: run.worker?.name ?? '–',
          attempt: String(Math.max(run.attemptCount, 1)),
        }),
      };
    case 'censored':
      if (run.outcome === 'HOPELESS') {
        const cap = numbers.whole(run.crossing?.lowerSteps ?? run.step);
        return {
          text: `↑ ${t('sweep.runs.hopeless')}`,
          readout: t('sweep.runs.hopelessLong', { steps: full, cap }),
        };
      }
      if (isStoppedByPlan(run))
        return {
          text: `↑ ${t('sweep.runs.stopped')}`,
          readout: t('sweep.runs.stoppedLong', { steps: full }),
        };
      return {
        text: `↑ ${t('sweep.runs.censored')}`,
        readout: t('sweep.runs.censoredLong', { steps: full }),
      };
    default:
      return { text: t(`sweep.runs.${state}`), readout: t(`sweep.runs.${state}`) };
  }
}
