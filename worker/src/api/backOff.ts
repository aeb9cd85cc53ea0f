const firstDelaySeconds = 0.2;
const longestDelaySeconds = 10;

/**
 * Seconds to wait before try `failures + 1`: doubling from 0.2 s to 10 s, of which a random half is taken off,
 * so that workers that failed together do not come back together. `random` is uniform on [0, 1).
 */
export function backOffSeconds(failures: number, random: () => number): number {
  const ceiling = Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** failures);
  return ceiling * (1 - random() / 2);
}
