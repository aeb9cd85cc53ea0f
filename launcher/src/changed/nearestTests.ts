import { dirname } from 'node:path/posix';
import type { Graph } from './namedFiles.ts';

export type Nearest = {
  /** The tests to run, nearest first. */
  run: string[];
  /** Tests that the changes reach too, for which the time is not enough. */
  left: string[];
};

/** The time that there is: so many seconds, for so many files at once. */
export type TimeForTests = { seconds: number; atOnce: number };

/**
 * The tests that lead to a changed file, nearest first, as many as fit into the time. Near is what stands in the same folder or in one
 * of its name elsewhere, and what names the changed file itself: a test of the whole product leads to every file, by way of a hundred others.
 */
export function nearestTests(
  changed: readonly string[],
  graph: Graph,
  secondsOf: (test: string) => number,
  { seconds, atOnce }: TimeForTests,
): Nearest {
  const distances = new Map<string, number>();
  const callers = turned(graph);
  for (const file of changed) {
    for (const [test, steps] of stepsTo(file, callers)) {
      // One that was moved or removed leads nowhere.
      if (!isTest(test) || !graph.has(test)) continue;
      const distance = steps === 0 ? 0 : 1 + steps + foldersBetween(test, file);
      distances.set(test, Math.min(distance, distances.get(test) ?? Number.POSITIVE_INFINITY));
    }
  }
  const sorted = [...distances].sort(([a, near], [b, far]) => near - far || a.localeCompare(b));
  const nearest: Nearest = { run: [], left: [] };
  let left = seconds * atOnce;
  for (const [test, distance] of sorted) {
    const takes = secondsOf(test);
    // A changed test is run however long it takes. One that does not fit leaves its time to those behind it.
    const isRun = distance === 0 || takes <= Math.min(left, seconds);
    if (isRun) left -= takes;
    nearest[isRun ? 'run' : 'left'].push(test);
  }
  return nearest;
}

const isTest = (path: string) => path.endsWith('.test.ts');

function turned(graph: Graph): Graph {
  const callers = new Map<string, Set<string>>();
  for (const [path, targets] of graph) {
    for (const target of targets) callers.set(target, (callers.get(target) ?? new Set()).add(path));
  }
  return callers;
}

/** Every file from which one gets to `file`, with the number of steps. */
function stepsTo(file: string, callers: Graph): Map<string, number> {
  const steps = new Map([[file, 0]]);
  for (const [path, count] of steps) {
    for (const caller of callers.get(path) ?? []) if (!steps.has(caller)) steps.set(caller, count + 1);
  }
  return steps;
}

/**
 * How many folders one leaves and enters on the way from one file to another; one where both folders have the same name: a noun
 * has its pages in web/ and its rows in api/.
 */
function foldersBetween(one: string, other: string): number {
  const [from, to] = [dirname(one).split('/'), dirname(other).split('/')];
  if (from.join() !== to.join() && from.at(-1) === to.at(-1) && from.at(-1) !== 'src') return 1;
  const shared = from.findIndex((name, index) => name !== to[index]);
  const common = shared < 0 ? from.length : shared;
  return from.length + to.length - 2 * common;
}
