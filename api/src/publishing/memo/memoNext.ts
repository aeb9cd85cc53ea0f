import type { Forecast, Prediction, StudyStage, Sweep } from '@critbatch/prisma/generated/client';
import { scaleInterval } from '@critbatch/theory';
import { presentForecast } from '../../answers/forecast/presentForecast.ts';
import type { MemoNext } from './memoData.ts';
import type { OpenRuns } from './openRunsAt.ts';

type Open = OpenRuns & {
  sweeps: readonly Sweep[];
  forecasts: readonly Forecast[];
  /** Stages without a sweep. */
  stages: readonly (StudyStage & { predictions: Prediction[] })[];
};

/** What will be run, the newest sweep first, then the stages that wait for their sweep. */
export function memoNext({ sweeps, runs, asToday, forecasts, stages }: Open): MemoNext[] {
  const bySweep = Map.groupBy(runs, ({ sweepId }) => sweepId);
  return [
    ...sweeps.map((sweep): MemoNext => {
      const open = bySweep.get(sweep.id) ?? [];
      const queued = open.filter(({ isHeld }) => !isHeld).length;
      const forecast = forecasts.find(({ sweepId }) => sweepId === sweep.id);
      const foretold = forecast && presentForecast(forecast);
      return {
        kind: 'SWEEP',
        sweep: sweep.name,
        number: sweep.number,
        queued,
        running: open.length - queued,
        batchSizes: [...new Set(open.map(({ batchSize }) => batchSize))].sort((a, b) => a - b),
        deviceHours: foretold ? scaleInterval(foretold.deviceSeconds, 1 / 3600) : null,
        cost: foretold?.cost && foretold.currency ? { ...foretold.cost, currency: foretold.currency } : null,
        ...(asToday.has(sweep.id) && { isToday: true }),
      };
    }),
    ...stages.map(({ name, predictions: [b] }): MemoNext => {
      const criticalBatchSize = b ? { value: b.value, lower: b.lower, upper: b.upper } : null;
      return { kind: 'STAGE', stage: name, criticalBatchSize };
    }),
  ];
}
