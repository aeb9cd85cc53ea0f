import { noPhases, type StepPhases } from '../stepPhases.ts';
import type { KernelTimes } from './sessionProfiles.ts';

/** A call of the session, and how long it took. */
export interface Call {
  readonly seconds: number;
  /** Trials of each of its steps. */
  readonly trials: readonly number[];
}

/**
 * Seconds of one step, of the first trial of a step and of each further one: these find their batch in the caches. Steps at the
 * start of a run have twenty trials, and later ones one or two; an average trial of the first would be far too short for the others.
 */
export interface Rates {
  readonly data: number;
  readonly gradient: number;
  readonly update: number;
  readonly firstTrial: number;
  readonly furtherTrial: number;
}

/** What kernels count towards. */
type Part = keyof Rates;

/** How many steps there were, and how many first and further trials. */
export function countsOf(calls: readonly Call[]) {
  const trials = calls.flatMap((call) => call.trials);
  const firstTrials = trials.filter((count) => count > 0).length;
  const all = trials.reduce((sum, count) => sum + count, 0);
  return { trials, steps: trials.length, firstTrials, furtherTrials: all - firstTrials };
}

type Counts = ReturnType<typeof countsOf>;

/** Times of a kernel's calls, all of one part. */
export interface PartTimes {
  readonly part: Part;
  readonly seconds: readonly number[];
}

const partOfPhase: Record<string, Part> = { batch: 'data', gradient: 'gradient', update: 'update' };

/** A kernel's calls by what they count towards: those of trials come in the order of the trials, the same number for each. */
export function partsOf(
  { phase, seconds }: KernelTimes,
  { trials, firstTrials, furtherTrials }: Counts,
): PartTimes[] {
  const part = partOfPhase[phase];
  if (part) return [{ part, seconds }];
  if (phase !== 'search') return [];
  const callsOfTrial = seconds.length / (firstTrials + furtherTrials);
  // What a search does once, whatever its trials.
  if (!Number.isInteger(callsOfTrial)) return [{ part: 'firstTrial', seconds }];
  const isFirst = trials.flatMap((count) => Array.from({ length: count }, (_, trial) => trial === 0));
  const ofTrials = (wanted: boolean) =>
    seconds.filter((_, index) => isFirst[Math.floor(index / callsOfTrial)] === wanted);
  return [
    { part: 'firstTrial', seconds: ofTrials(true) },
    { part: 'furtherTrial', seconds: ofTrials(false) },
  ];
}

/** What a step and a trial took in the profiled calls. */
export function ratesOf(kernels: readonly PartTimes[], { steps, firstTrials, furtherTrials }: Counts): Rates {
  const rate = (wanted: Part, count: number) =>
    count === 0
      ? 0
      : kernels.reduce((sum, { part, seconds }) => sum + (part === wanted ? usualTotal(seconds) : 0), 0) /
        count;
  const firstTrial = rate('firstTrial', firstTrials);
  return {
    data: rate('data', steps),
    gradient: rate('gradient', steps),
    update: rate('update', steps),
    firstTrial,
    furtherTrial: furtherTrials > 0 ? rate('furtherTrial', furtherTrials) : firstTrial,
  };
}

/**
 * All calls of one kernel, each taken to last as long as the faster half of them do in the mean. What disturbs a call only makes it
 * longer: one during which another program had the processor a hundred times, the first one because nothing is in the caches.
 */
function usualTotal(seconds: readonly number[]): number {
  if (seconds.length === 0) return 0;
  const faster = seconds.toSorted((a, b) => a - b).slice(0, Math.ceil(seconds.length / 2));
  return (seconds.length / faster.length) * faster.reduce((sum, each) => sum + each, 0);
}

/** The time of a call by what it did: what lies between kernels belongs to all of them alike. */
export function sharedOut(call: Call, rates: Rates): StepPhases {
  const { steps, firstTrials, furtherTrials } = countsOf([call]);
  const expected = {
    data: steps * rates.data,
    gradient: steps * rates.gradient,
    search: firstTrials * rates.firstTrial + furtherTrials * rates.furtherTrial,
    update: steps * rates.update,
  };
  const sum = expected.data + expected.gradient + expected.search + expected.update;
  // A step too short for the profile's clock of microseconds.
  if (!(sum > 0)) return { ...noPhases, gradient: call.seconds };
  const scale = call.seconds / sum;
  return {
    data: scale * expected.data,
    gradient: scale * expected.gradient,
    search: scale * expected.search,
    update: scale * expected.update,
  };
}
