import type { Noun } from '../../platform/noun/noun.ts';
import { forecastById } from './forecast.loaders.ts';
import { ForecastResolver, SweepForecastResolver } from './forecast.resolver.ts';

export const forecastNoun: Noun = {
  resolvers: [ForecastResolver, SweepForecastResolver],
  nodes: { Forecast: forecastById },
  exports: [{ table: 'Forecast' }],
};
