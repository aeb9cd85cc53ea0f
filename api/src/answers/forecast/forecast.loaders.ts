import { rowBy, rowById } from '../../platform/context/loader.ts';

export const forecastById = rowById('Forecast');

export const forecastOfSweep = rowBy('Forecast', 'sweepId');
