import type { InferenceSession } from 'onnxruntime-node';
import { addPhases, noPhases, type StepPhases } from '../stepPhases.ts';
import type { StepOutcome } from '../trainingEngine.ts';
import {
  type Call,
  countsOf,
  type PartTimes,
  partsOf,
  type Rates,
  ratesOf,
  sharedOut,
} from './phaseRates.ts';
import { openSessionProfiles } from './sessionProfiles.ts';

/** Calls of the run's own session that are profiled: its first two, which make few steps. */
const firstCalls = 2;
/** A further sample is taken when the run has spent so many times what the last one cost: one part in a hundred. */
const costsBetween = 100;
/** And when it has spent so many times as at the last one: samples lie all over the run, however long it is. */
const growth = 2;

/**
 * Where the time of steps goes that are one call of ONNX Runtime: it tells that only of a session that it profiles, and of each but
 * once. So the first calls of a run are profiled, and later some more, each in a session of its own, which gives the
 * time of a gradient, of a trial and of an update; each call is timed, and its time shared out by how many of them it made.
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
  const kernels = new Map<string, PartTimes>();
  const profiled: Call[] = [];
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
    profiled.push(...calls);
    for (const times of await profiles.readEach([session])) {
      for (const { part, seconds } of partsOf(times, countsOf(calls))) {
        const key = `${part} ${times.node}`;
        kernels.set(key, { part, seconds: [...(kernels.get(key)?.seconds ?? []), ...seconds] });
      }
    }
    if (kernels.size === 0) return null;
    rates = ratesOf([...kernels.values()], countsOf(profiled));
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
      const call = { seconds, trials: outcomes.map(({ trials }) => trials) };
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
