import type { Forecast as ForecastRecord } from '@critbatch/prisma/generated/client';
import { scorePrediction } from '@critbatch/theory';
import type { SpentTime } from '../cost/spentTimes.ts';
import { spentSeconds } from '../cost/spentTimes.ts';
import type { ForecastOutcome, SweepForecast } from './forecast.type.ts';
import type { MadeForecast } from './makeForecast.ts';

/** A forecast, made now or stored, in the words of the API. */
export function presentForecast(
  forecast: MadeForecast | Pick<ForecastRecord, 'device' | 'currency' | 'level' | 'result' | 'inputs'>,
): SweepForecast {
  const { device, currency, level } = forecast;
  const { result, inputs } = forecast as unknown as Pick<MadeForecast, 'result' | 'inputs'>;
  return {
    ...result,
    device,
    currency,
    level,
    basis: inputs.basis,
    isStepTimeMeasured: inputs.stepTime.observations > 0,
    isOtherOptimiser: inputs.isOtherOptimiser ?? false,
    runsAtOnce: inputs.runsAtOnce,
  };
}

/** How a stored forecast held against what the sweep took. */
export function forecastOutcome(
  { result, level }: Pick<ForecastRecord, 'result' | 'level'>,
  times: readonly SpentTime[],
): ForecastOutcome {
  const deviceSeconds = spentSeconds(times);
  const forecast = (result as unknown as MadeForecast['result']).deviceSeconds;
  const { isInside, factor } = scorePrediction(forecast, deviceSeconds, level);
  return { deviceSeconds, isInside, factor };
}
