import type { InferenceSession } from 'onnxruntime-node';
import { addPhases, noPhases, type StepPhases } from '../stepPhases.ts';
import type { StepOutcome } from '../trainingEngine.ts';
import { type KernelTimes, openSessionProfiles } from './sessionProfiles.ts';

/** Calls of the run's own session that are profiled: its first two, which make few steps. */
const firstCalls = 2;
/** A further sample is taken when the run has spent so many times what the last one cost: one part in a hundred. */
const costsBetween = 100;
/** And when it has spent so many times as at the last one: samples lie all over the run, however long it is. */
const growth = 2;

interface Call {
  readonly seconds: number;
  readonly steps: number;
  readonly trials: number;
}

/** Seconds of one step, and of one trial. */
type Rates = StepPhases;

/**
 * Where the time of steps goes that are one call of ONNX Runtime: it tells that only of a session that it profiles, and of each but
 * once. So the first calls of a run are profiled, and later some more, each in a session of its own, which gives the
 * time of a gradient, of a trial and of an update; the time of each call is shared out by how many of them it made.
 */
export interface PhaseSample {
  /** Opens the run's own session. */
  openOwn(): Promise<InferenceSession>;
  /** The session for the next call: the run's own, or one that is profiled. */
  session(own: InferenceSession): Promise<InferenceSession>;
  called(session: InferenceSession, seconds: number, outcomes: readonly StepOutcome[]): Promise<void>;
  /** Null until the first sample is taken. */
  phases(): StepPhases | null;
  /** Ends a sample that was not taken. */
  close(session: InferenceSession): Promise<void>;
}

export function openPhaseSample(
  open: (options: InferenceSession.SessionOptions) => Promise<InferenceSession>,
  now = () => performance.now() / 1000,
): PhaseSample {
  const first = openSessionProfiles();
  const waiting: Call[] = [];
  const kernels = new Map<string, { phase: string; seconds: number[] }>();
  const profiled = { steps: 0, trials: 0 };
  let rates: Rates | null = null;
  let total = noPhases;
  let [spentSeconds, spentAtSample, openingSeconds, readingSeconds] = [0, 0, 0, 0];
  let hasNoTimes = false;
  let further: { session: InferenceSession; profiles: typeof first } | null = null;

  async function openProfiled(profiles: typeof first): Promise<InferenceSession> {
    const startedAt = now();
    const session = await open(profiles.options);
    openingSeconds = now() - startedAt;
    return session;
  }

  async function takeSample(session: InferenceSession, profiles: typeof first, calls: readonly Call[]) {
    const startedAt = now();
    for (const { steps, trials } of calls) {
      profiled.steps += steps;
      profiled.trials += trials;
    }
    for (const { node, phase, seconds } of await profiles.readEach([session])) {
      const known = kernels.get(node) ?? { phase, seconds: [] };
      kernels.set(node, { phase, seconds: [...known.seconds, ...seconds] });
    }
    if (kernels.size === 0) return null;
    rates = ratesOf([...kernels.values()], profiled);
    [spentAtSample, readingSeconds] = [spentSeconds, now() - startedAt];
    return rates;
  }

  return {
    openOwn: () => openProfiled(first),
    phases: () => (rates ? total : null),
    async session(own) {
      const costSeconds = openingSeconds + readingSeconds;
      if (!rates || spentSeconds < Math.max(growth * spentAtSample, costsBetween * costSeconds)) return own;
      const profiles = openSessionProfiles();
      further = { session: await openProfiled(profiles), profiles };
      return further.session;
    },
    async called(session, seconds, outcomes) {
      const trials = outcomes.reduce((sum, outcome) => sum + outcome.trials, 0);
      const call = { seconds, steps: outcomes.length, trials };
      spentSeconds += seconds;
      if (further) {
        const { profiles } = further;
        further = null;
        await takeSample(session, profiles, [call]);
        await session.release();
      }
      if (rates) {
        total = addPhases(total, sharedOut(call, rates));
        return;
      }
      if (hasNoTimes) return;
      waiting.push(call);
      if (waiting.length < firstCalls) return;
      const found = await takeSample(session, first, waiting);
      hasNoTimes = found === null;
      if (found) total = waiting.map((each) => sharedOut(each, found)).reduce(addPhases);
    },
    async close(session) {
      if (!rates && !hasNoTimes) await first.readEach([session]);
    },
  };
}

function ratesOf(
  kernels: readonly KernelTimes[],
  { steps, trials }: { steps: number; trials: number },
): Rates {
  const secondsOf = (wanted: string) =>
    kernels.reduce((sum, { phase, seconds }) => sum + (phase === wanted ? usualTotal(seconds) : 0), 0);
  return {
    data: secondsOf('batch') / steps,
    gradient: secondsOf('gradient') / steps,
    search: trials > 0 ? secondsOf('search') / trials : 0,
    update: secondsOf('update') / steps,
  };
}

/**
 * All calls of one kernel, each taken to last as long as the faster half of them do in the mean. What disturbs a call only makes it
 * longer: one during which another program had the processor a hundred times, the first one because nothing is in the caches.
 */
function usualTotal(seconds: readonly number[]): number {
  const faster = seconds.toSorted((a, b) => a - b).slice(0, Math.ceil(seconds.length / 2));
  return (seconds.length / faster.length) * faster.reduce((sum, each) => sum + each, 0);
}

/** What lies between kernels belongs to all of them alike. */
function sharedOut({ seconds, steps, trials }: Call, rates: Rates): StepPhases {
  const expected = {
    data: steps * rates.data,
    gradient: steps * rates.gradient,
    search: trials * rates.search,
    update: steps * rates.update,
  };
  const sum = expected.data + expected.gradient + expected.search + expected.update;
  // A step too short for the profile's clock of microseconds.
  if (!(sum > 0)) return { ...noPhases, gradient: seconds };
  const scale = seconds / sum;
  return {
    data: scale * expected.data,
    gradient: scale * expected.gradient,
    search: scale * expected.search,
    update: scale * expected.update,
  };
}
