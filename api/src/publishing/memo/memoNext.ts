import type { Forecast, Prediction, StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import { scaleInterval } from '@critbatch/theory';
import { presentForecast } from '../../answers/forecast/presentForecast.ts';
import type { MemoNext } from './memoData.ts';
import type { OpenRuns } from './openRunsAt.ts';

type Open = OpenRuns & {
  sweeps: readonly Sweep[];
  forecasts: readonly Forecast[];
  /** What studies have predicted of these sweeps. */
  predictions: readonly (Prediction & { sweepId: string })[];
  /** Sweeps that have an estimate. */
  estimated: ReadonlySet<string>;
  /** Stages without a sweep. */
  stages: readonly (StudyStage & { predictions: Prediction[] })[];
};

/** What will be run, the newest sweep first, then the stages that wait for their sweep. */
export function memoNext({
  sweeps,
  runs,
  asToday,
  forecasts,
  predictions,
  estimated,
  stages,
}: Open): MemoNext[] {
  const bySweep = Map.groupBy(runs, ({ sweepId }) => sweepId);
  return [
    ...sweeps.map((sweep): MemoNext => {
      const open = bySweep.get(sweep.id) ?? [];
      const queued = open.filter(({ isHeld }) => !isHeld).length;
      const forecast = forecasts.find(({ sweepId }) => sweepId === sweep.id);
      const foretold = forecast && presentForecast(forecast);
      const predicted = (quantity: Prediction['quantity']) => {
        const found = predictions.find((each) => each.sweepId === sweep.id && each.quantity === quantity);
        return found && { value: found.value, lower: found.lower, upper: found.upper };
      };
      // A stage's sweep is foretold by its study, with the same figures.
      const seconds = foretold?.deviceSeconds ?? predicted('DEVICE_SECONDS');
      const currency =
        foretold?.currency ??
        predictions.find((each) => each.sweepId === sweep.id && each.currency)?.currency;
      const cost = foretold?.cost ?? predicted('COST');
      const criticalBatchSize = predicted('CRITICAL_BATCH_SIZE');
      return {
        kind: 'SWEEP',
        sweep: sweep.name,
        number: sweep.number,
        queued,
        running: open.length - queued,
        batchSizes: [...new Set(open.map(({ batchSize }) => batchSize))].sort((a, b) => a - b),
        deviceHours: seconds ? scaleInterval(seconds, 1 / 3600) : null,
        cost: cost && currency ? { ...cost, currency } : null,
        ...(criticalBatchSize && { predicted: criticalBatchSize }),
        ...(!estimated.has(sweep.id) && { isFirst: true }),
        ...(asToday.has(sweep.id) && { isToday: true }),
      };
    }),
    ...stages.map(({ name, predictions: [b] }): MemoNext => {
      const criticalBatchSize = b ? { value: b.value, lower: b.lower, upper: b.upper } : null;
      return { kind: 'STAGE', stage: name, criticalBatchSize };
    }),
  ];
}
