const [minute, hour] = [60, 3600];

/** Pauses after the first, second … attempt, in seconds; after the last attempt, some three days later, it is given up. */
const pauses = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour];
/** Lengthened by up to a tenth, so that what failed together does not come again together. */
const jitter = 0.1;

/** Seconds until the next attempt after `attempts` of them; null to give up. `random` is in [0, 1). */
export function retryAfter(attempts: number, random: number): number | null {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : pause * (1 + jitter * random);
}

/** A webhook whose every attempt has failed for so long is switched off. */
export const patienceSeconds = 5 * 24 * hour;
