import { csv } from '../export/csv.ts';
import { lawNames } from '../law/lawNames.ts';
import type { Compared } from './compared.ts';
import { medians } from './compareFigures.ts';

/** The data behind the figures of a comparison, every value in full. */
export const compareTables = { medians: medianTable, sweeps: sweepTable } satisfies Record<
  string,
  (compared: readonly Compared[]) => string
>;

function medianTable(compared: readonly Compared[]): string {
  const columns = ['sweep', 'number', 'batch_size', 'runs', 'state', 'median_gradients', 'least_gradients'];
  return csv(
    columns,
    compared.flatMap(({ letter, sweep, figure }) =>
      medians(figure.runs).map(({ batchSize, count, isCensored, work }) => [
        letter,
        sweep.number,
        batchSize,
        count,
        isCensored ? 'censored' : 'reached',
        work,
        figure.leastWork,
      ]),
    ),
  );
}

function sweepTable(compared: readonly Compared[]): string {
  const columns = [
    'sweep',
    'number',
    'name',
    'answer',
    'reason',
    'b_star',
    'b_star_lower',
    'b_star_upper',
    'least_gradients',
    'law',
    'level',
    'interval_method',
  ];
  return csv(
    columns,
    compared.map(({ letter, sweep, estimate }) => [
      letter,
      sweep.number,
      sweep.name,
      estimate?.answer ?? null,
      estimate?.reason ?? null,
      estimate?.criticalBatchSize?.value ?? null,
      estimate?.criticalBatchSize?.lower ?? null,
      estimate?.criticalBatchSize?.upper ?? null,
      estimate?.leastWork?.value ?? null,
      estimate?.bestLaw ? lawNames[estimate.bestLaw] : null,
      estimate?.level ?? null,
      estimate?.intervalMethod ?? null,
    ]),
  );
}
