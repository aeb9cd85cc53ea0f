import type { Prisma, Sweep } from '@critbatch/prisma/generated/client';
import type { MadeForecast } from './makeForecast.ts';

/** A forecast of a sweep, as it is stored. */
export function forecastRow({ id: sweepId, teamId }: Sweep, made: MadeForecast) {
  const { device, currency, level, result, inputs, inputHash } = made;
  return {
    teamId,
    sweepId,
    device,
    currency,
    level,
    result: result as unknown as Prisma.InputJsonObject,
    inputs: inputs as unknown as Prisma.InputJsonObject,
    inputHash,
  };
}
