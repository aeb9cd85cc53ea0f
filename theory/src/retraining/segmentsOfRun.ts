import type { ComparedRow, LoggedSegment } from './loggedSegment.ts';

/** An ended run as its records tell it. */
export type RecordedRun = {
  /** Step at which it ended. */
  step: number;
  end: LoggedSegment['end'];
  rows: readonly (ComparedRow & { seconds: number })[];
  /** Its checkpoints, by ascending step. */
  trail: readonly { step: number; sha256: string }[];
};

export type RunSegment = {
  fromStep: number;
  toStep: number;
  isLast: boolean;
  fromSha256: string | null;
  toSha256: string | null;
  logged: LoggedSegment;
  /** Seconds that the log says it took, evaluations included; another attempt may have counted fewer, which is none. */
  seconds: number;
};

/**
 * The parts of a run between its checkpoints: from its start to the first, from one to the next, and from the last to the end.
 * A run without checkpoints is one segment.
 */
export function segmentsOfRun({ step, end, rows, trail }: RecordedRun): RunSegment[] {
  const lastStep = end ? step : (rows.at(-1)?.step ?? 0);
  const points = trail.filter((point) => point.step < lastStep);
  return [null, ...points].map((from, place) => {
    const to = points[place] ?? null;
    const [fromStep, toStep] = [from?.step ?? 0, to?.step ?? lastStep];
    // The row of a checkpoint's own step stands before it.
    const within = rows.filter((row) => row.step <= toStep && (from === null || row.step > fromStep));
    const isLast = to === null && end !== null;
    return {
      fromStep,
      toStep,
      isLast,
      fromSha256: from?.sha256 ?? null,
      toSha256: to?.sha256 ?? null,
      logged: { rows: within.map(({ seconds: _, ...row }) => row), end: isLast ? end : null },
      seconds: Math.max(0, secondsAt(rows, toStep) - secondsAt(rows, fromStep)),
    };
  });
}

/** Seconds of the log at a step, in proportion between its rows. */
function secondsAt(rows: RecordedRun['rows'], step: number): number {
  const after = rows.findIndex((row) => row.step >= step);
  if (after < 0) return rows.at(-1)?.seconds ?? 0;
  const [to, from] = [rows[after], rows[after - 1]];
  if (!to || !from) return step === 0 ? 0 : (to?.seconds ?? 0);
  return from.seconds + ((step - from.step) / (to.step - from.step)) * (to.seconds - from.seconds);
}
