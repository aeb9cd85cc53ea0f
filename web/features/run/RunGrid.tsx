import type { Language } from '../../charts/chart.type.ts';
import type { TargetMetric } from '../../graphql/generated/graphql.ts';
import type { CellContext, GridRun } from './cell.ts';
import { cellOf, distances } from './cell.ts';
import styles from './grid.module.css';
import { RunCell } from './RunCell.tsx';
import type { StepForecast } from './stepForecast.ts';
import { stepForecast } from './stepForecast.ts';

type GridSweep = StepForecast & {
  id: string;
  batchSizes: readonly number[];
  seeds: readonly number[];
  currentBatchSize: number | null;
  target: { metric: TargetMetric; threshold: number } | undefined;
  budgetMetric?: TargetMetric | null;
  runs: readonly GridRun[];
  estimate: {
    criticalBatchSize: { value: number } | null;
    valley: { lower: number; upper: number } | null;
  } | null;
};
type RunGridProps = {
  sweep: GridSweep;
  /** The tested batch size that is b*, or nearest to it. */
  nearest: number | null;
  language: Language;
};

/** Every run of a sweep as a cell: batch sizes to the right, seeds downwards. */
export function RunGrid({ sweep, nearest, language }: RunGridProps) {
  const { t } = language;
  const batchSizes = sweep.batchSizes.toSorted((one, other) => one - other);
  const context = contextOf(sweep);
  const runAt = new Map(sweep.runs.map((run) => [`${run.batchSize} ${run.seed}`, run]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className={styles.frame} aria-label={t('sweep.runs.region')} tabIndex={0}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="row">{t('sweep.runs.batchSize')}</th>
            {batchSizes.map((batchSize) => (
              <ColumnHead
                key={batchSize}
                batchSize={batchSize}
                sweep={sweep}
                nearest={nearest}
                language={language}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sweep.seeds.map((seed) => (
            <tr key={seed}>
              <th scope="row">{t('sweep.runs.seed', { seed: String(seed) })}</th>
              {batchSizes.map((batchSize) => {
                const run = runAt.get(`${batchSize} ${seed}`);
                return run ? (
                  <RunCell key={batchSize} cell={cellOf(run, context, language)} />
                ) : (
                  <td key={batchSize} />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Marks the batch size that is b*, or the nearest one tried, those in the valley, and the reader's own. */
function ColumnHead({
  batchSize,
  sweep,
  nearest,
  language: { t, numbers },
}: RunGridProps & { batchSize: number }) {
  const valley = sweep.estimate?.valley;
  const written = numbers.whole(batchSize);
  const isAnswer = batchSize === nearest;
  const isExact = batchSize === Math.round(sweep.estimate?.criticalBatchSize?.value ?? 0);
  const isYours = batchSize === sweep.currentBatchSize;
  const isInValley = valley && batchSize >= valley.lower && batchSize <= valley.upper;
  const mark = isAnswer ? styles.answer : isYours ? styles.yours : isInValley ? styles.valley : undefined;
  return (
    <th scope="col" className={mark}>
      {isAnswer
        ? t(isExact ? 'sweep.runs.answer' : 'sweep.runs.nearAnswer', { batchSize: written })
        : isYours
          ? t('sweep.runs.yours', { batchSize: written })
          : written}
    </th>
  );
}

function contextOf(sweep: GridSweep): CellContext {
  const { id, target, budgetMetric = null, runs } = sweep;
  const reported = runs.flatMap((run) =>
    distances(run, target?.metric ?? budgetMetric ?? undefined).map(({ value }) => value),
  );
  return {
    sweepId: id,
    target,
    budgetMetric,
    least: reported.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
    from: reported.reduce(
      (greatest, value) => (Number.isFinite(value) && value > greatest ? value : greatest),
      0,
    ),
    forecastSteps: stepForecast(sweep),
  };
}
