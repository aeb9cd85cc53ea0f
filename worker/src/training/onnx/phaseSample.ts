import type { InferenceSession } from 'onnxruntime-node';
import { addPhases, noPhases, type StepPhases } from '../stepPhases.ts';
import type { KernelTime, StepOutcome } from '../trainingEngine.ts';
import { openSessionProfiles } from './sessionProfiles.ts';

/** Calls of a session that are profiled: a run's first two, which make few steps. */
const profiledCalls = 2;

interface Call {
  readonly seconds: number;
  readonly steps: number;
  readonly trials: number;
}

/** Seconds of one step, and of one trial. */
type Rates = StepPhases;

/**
 * Where the time of steps goes that are one call of ONNX Runtime: it tells that only of a session that it profiles. The first
 * calls of a run are profiled, which gives the time of a gradient, of a trial and of an update; after that the session
 * goes on as any other, and the time of each call is shared out by how many of them it made.
 */
export interface PhaseSample {
  readonly options: InferenceSession.SessionOptions;
  called(session: InferenceSession, seconds: number, outcomes: readonly StepOutcome[]): Promise<void>;
  /** Null until the sample is taken. */
  phases(): StepPhases | null;
  /** Ends a sample that was not taken. */
  close(session: InferenceSession): Promise<void>;
}

export function openPhaseSample(): PhaseSample {
  const profiles = openSessionProfiles();
  const sampled: Call[] = [];
  let rates: Rates | null = null;
  let total = noPhases;
  return {
    options: profiles.options,
    phases: () => (rates ? total : null),
    async called(session, seconds, outcomes) {
      const trials = outcomes.reduce((sum, outcome) => sum + outcome.trials, 0);
      const call = { seconds, steps: outcomes.length, trials };
      if (rates) {
        total = addPhases(total, sharedOut(call, rates));
        return;
      }
      sampled.push(call);
      if (sampled.length < profiledCalls) return;
      const found = ratesOf(await profiles.read([session]), sampled);
      rates = found;
      total = sampled.map((each) => sharedOut(each, found)).reduce(addPhases);
    },
    async close(session) {
      if (!rates) await profiles.read([session]);
    },
  };
}

function ratesOf(times: readonly KernelTime[], calls: readonly Call[]): Rates {
  const secondsOf = (wanted: string) =>
    times.reduce((sum, { phase, milliseconds }) => sum + (phase === wanted ? milliseconds / 1000 : 0), 0);
  const steps = calls.reduce((sum, call) => sum + call.steps, 0);
  const trials = calls.reduce((sum, call) => sum + call.trials, 0);
  return {
    data: secondsOf('batch') / steps,
    gradient: secondsOf('gradient') / steps,
    search: trials > 0 ? secondsOf('search') / trials : 0,
    update: secondsOf('update') / steps,
  };
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
