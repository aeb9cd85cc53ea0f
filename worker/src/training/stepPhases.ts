/** Seconds of optimiser steps by what they were spent on. */
export interface StepPhases {
  /** Choosing the examples of a batch, drawing how they look, and bringing them to where the model is. */
  readonly data: number;
  readonly gradient: number;
  /** Trials of a line search. */
  readonly search: number;
  readonly update: number;
}

export const noPhases: StepPhases = { data: 0, gradient: 0, search: 0, update: 0 };

export function addPhases(a: StepPhases, b: StepPhases): StepPhases {
  return weighted(a, b, 1);
}

/** What was spent between two states of a clock. */
export function phasesSince(before: StepPhases, now: StepPhases): StepPhases {
  return weighted(now, before, -1);
}

/** A state of a clock between two others, at a share of the way. */
export function phasesBetween(from: StepPhases, to: StepPhases, share: number): StepPhases {
  return weighted(from, phasesSince(from, to), share);
}

function weighted(a: StepPhases, b: StepPhases, factor: number): StepPhases {
  return {
    data: a.data + factor * b.data,
    gradient: a.gradient + factor * b.gradient,
    search: a.search + factor * b.search,
    update: a.update + factor * b.update,
  };
}

/** Adds up what one phase after the other takes. */
export interface PhaseClock {
  readonly total: StepPhases;
  /** Counts the time of a piece of work for a phase, less what is counted for others within it. */
  during<Result>(phase: keyof StepPhases, work: () => Result): Result;
}

export function phaseClock(): PhaseClock {
  const milliseconds = { ...noPhases };
  let counted = 0;
  return {
    get total() {
      const { data, gradient, search, update } = milliseconds;
      return { data: data / 1000, gradient: gradient / 1000, search: search / 1000, update: update / 1000 };
    },
    during(phase, work) {
      const [startedAt, countedBefore] = [performance.now(), counted];
      const result = work();
      const own = performance.now() - startedAt - (counted - countedBefore);
      milliseconds[phase] += own;
      counted += own;
      return result;
    },
  };
}
