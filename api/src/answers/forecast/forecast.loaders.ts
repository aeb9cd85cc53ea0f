import { grouped, rowBy, rowById } from '../../platform/context/loader.ts';
import { findOpenRuns } from './openWork.ts';

export const forecastById = rowById('Forecast');

export const forecastOfSweep = rowBy('Forecast', 'sweepId');

export const openRunsOfSweep = grouped(
  ({ reader }, ids) => findOpenRuns(reader, ids),
  (run) => run.sweepId,
);
