import { Extensions } from 'type-graphql';

/** What computing a field takes, as it was timed on sweeps of 27 to 90 runs. */
export type Computing = {
  milliseconds: number;
  /** How often, from the arguments as they are sent; once where absent. */
  times?: (args: Record<string, unknown>) => number;
};

/** So that the dearest operation that is let in holds the thread for 14 s: one answer may take 30 s of it (estimatePool.ts). */
const objectsPerMillisecond = 5;

/** Says that a field fits laws or simulates: its cost is how long it holds a thread, whatever little it answers. */
export const Computes = (computing: Computing) => Extensions({ computing });

/** The cost of computing a field with these arguments, in objects; 0 for one that only reads. */
export function costOfComputing(
  computing: Computing | undefined,
  args: () => Record<string, unknown>,
): number {
  if (!computing) return 0;
  const times = Math.max(1, computing.times?.(args()) ?? 1);
  return Math.ceil(objectsPerMillisecond * computing.milliseconds * times);
}
