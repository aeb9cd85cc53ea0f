import { setTimeout as sleep } from 'node:timers/promises';

export type Load = {
  /** Clients that ask at once, each again when it has been answered. */
  clients: number;
  /** What each of them waits in between, in the mean: from 0 to twice as long, so that they do not march in step. */
  pauseMilliseconds: number;
  seconds: number;
  /** At least so many answers, however long they take. */
  leastAnswers: number;
};

/** Milliseconds of each answer, in the order in which they came. `request` is told how many were asked before. */
export async function closedLoop(
  { clients, pauseMilliseconds, seconds, leastAnswers }: Load,
  request: (number: number) => Promise<void>,
): Promise<number[]> {
  const latencies: number[] = [];
  const end = performance.now() + 1000 * seconds;
  let asked = 0;
  const client = async () => {
    while (performance.now() < end || latencies.length < leastAnswers) {
      const start = performance.now();
      await request(asked++);
      latencies.push(performance.now() - start);
      if (pauseMilliseconds > 0) await sleep(2 * pauseMilliseconds * Math.random());
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return latencies;
}

/** The least value that a share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** Waits until what a start has set going by itself is over. */
export const settle = () => sleep(2_000);
