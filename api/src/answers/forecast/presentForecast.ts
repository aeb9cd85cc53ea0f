import type { Forecast as ForecastRecord } from '@critbatch/prisma/generated/client';
import { scorePrediction } from '@critbatch/theory';
import type { RunTime } from '../cost/runTimes.ts';
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
    runsAtOnce: inputs.runsAtOnce,
  };
}

/** How a stored forecast held against what the sweep's runs took. */
export function forecastOutcome(
  { result, level }: Pick<ForecastRecord, 'result' | 'level'>,
  runTimes: readonly RunTime[],
): ForecastOutcome {
  const deviceSeconds = runTimes.reduce((sum, time) => sum + time.deviceSeconds + time.evaluationSeconds, 0);
  const forecast = (result as unknown as MadeForecast['result']).deviceSeconds;
  const { isInside, factor } = scorePrediction(forecast, deviceSeconds, level);
  return { deviceSeconds, isInside, factor };
}
