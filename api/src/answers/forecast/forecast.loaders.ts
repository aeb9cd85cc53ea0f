import { grouped, rowBy, rowById } from '../../platform/context/loader.ts';
import { findRunWork } from './openWork.ts';

export const forecastById = rowById('Forecast');

export const forecastOfSweep = rowBy('Forecast', 'sweepId');

export const runWorkOfSweep = grouped(
  ({ reader }, ids) => findRunWork(reader, ids),
  (run) => run.sweepId,
);
