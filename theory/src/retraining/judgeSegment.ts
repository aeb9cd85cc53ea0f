import { comparedColumns, type LoggedSegment } from './loggedSegment.ts';

/** What is compared of a segment: what its log says, and the checkpoints on both sides. */
export type JudgedSegment = {
  fromStep: number;
  toStep: number;
  /** Null where no checkpoint follows it. */
  toSha256: string | null;
  logged: LoggedSegment;
};

/** What training it again gave. */
export type FoundSegment = LoggedSegment & { fromStep: number; sha256: string | null };

/** The first thing that differs, as text, so that every bit of a number is seen. */
export type Difference = { step: number; field: string; logged: string | null; retrained: string | null };

/** Compares bit for bit; null where everything is the same. */
export function judgeSegment(segment: JudgedSegment, found: FoundSegment): Difference | null {
  const { fromStep, toStep, toSha256, logged } = segment;
  const differs = (step: number, field: string, was: unknown, is: unknown): Difference => ({
    step,
    field,
    logged: textOf(was),
    retrained: textOf(is),
  });
  // Its checkpoint would be of another place in the run.
  if (found.fromStep !== fromStep) return differs(fromStep, 'checkpointStep', fromStep, found.fromStep);
  const rows = Math.max(logged.rows.length, found.rows.length);
  for (let place = 0; place < rows; place++) {
    const [was, is] = [logged.rows[place], found.rows[place]];
    const step = Math.min(was?.step ?? Number.POSITIVE_INFINITY, is?.step ?? Number.POSITIVE_INFINITY);
    const field = comparedColumns.find((column) => !Object.is(was?.[column] ?? null, is?.[column] ?? null));
    if (field) return differs(step, field, was?.[field], is?.[field]);
  }
  if (logged.end !== null) {
    const [was, is] = [logged.end, found.end];
    if (was.outcome !== is?.outcome) return differs(was.step, 'outcome', was.outcome, is?.outcome);
    if (was.step !== is.step) return differs(was.step, 'endStep', was.step, is.step);
  }
  if (toSha256 !== null && found.sha256 !== toSha256) {
    return differs(toStep, 'checkpoint', toSha256, found.sha256);
  }
  return null;
}

/** The shortest text that reads back as the same number. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return Object.is(value, -0) ? '-0' : String(value);
}
