/** Seconds of the one clock by which a worker measures how long something took. */
export function secondsNow(): number {
  return performance.now() / 1000;
}
