import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Fault, HeldRun } from '@critbatch/prisma/queue/lease';
import type { Counted, LoggedRow, RowFault, RunLimits } from '../measurement/rowFault.ts';
import { cumulative, fallFault, progressFault, rowFault } from '../measurement/rowFault.ts';

type Report = { measurements: readonly LoggedRow[]; step: number; examplesSeen: number };

/** Clocks of two machines run alike to much less than that. */
const clockTolerance = 0.01;

/**
 * What cannot be true of a batch of rows, given the run that they are of; null where nothing speaks against it. It finds what
 * is impossible, not what is invented: for that see the trust of a submission.
 */
export async function reportFault(
  transaction: Transaction,
  run: HeldRun,
  report: Report,
  clockSlackSeconds: number,
): Promise<Fault | null> {
  const limits = limitsOf(run);
  let before = Number(run.lastReportedStep);
  let counted = await countedBefore(transaction, run);
  for (const [index, row] of report.measurements.entries()) {
    const fault =
      orderFault(row, before) ??
      rowFault(limits, row) ??
      heldFault(run, row, clockSlackSeconds) ??
      fallFault(row, counted);
    if (fault) return { field: ['measurements', index, fault.field], message: fault.message };
    [before, counted] = [row.step, row];
  }
  const { step, examplesSeen } = report;
  if (report.measurements.length > 0 && step < before) {
    return { field: ['step'], message: `The progress is step ${step}, and a row is of step ${before}.` };
  }
  return reportedProgressFault(run, { step, examplesSeen });
}

/**
 * The last row of this attempt, where it is stored as the attempt reported it. Another attempt went on from a checkpoint: its
 * rows may say more seconds of steps that this one trained again faster.
 */
async function countedBefore(
  transaction: Transaction,
  { id: runId, lastReportedStep: step, fencingToken: attempt }: HeldRun,
): Promise<Counted | null> {
  if (step < 0) return null;
  const row = await transaction.measurement.findUnique({ where: { runId_step: { runId, step }, attempt } });
  return row && (Object.fromEntries(cumulative.map((field) => [field, Number(row[field])])) as Counted);
}

/** What cannot be true of how far a run says that it has come. */
export function reportedProgressFault(
  run: HeldRun,
  progress: Pick<LoggedRow, 'step' | 'examplesSeen'>,
): Fault | null {
  const fault = progressFault(limitsOf(run), progress);
  return fault && { field: [fault.field], message: fault.message };
}

/** A number compares faster than a bigint does, a thousand times a batch. */
function limitsOf({ batchSize, mostExamples, optimiser }: HeldRun): RunLimits {
  return { batchSize, mostExamples: Number(mostExamples), hasLineSearch: optimiser === 'sgdArmijo' };
}

function heldFault(run: HeldRun, row: LoggedRow, clockSlackSeconds: number): RowFault | null {
  for (const field of ['wallSeconds', 'deviceSeconds', 'evaluationSeconds'] as const) {
    const message = heldTooShort(run, row[field], clockSlackSeconds);
    if (message) return { field, message };
  }
  return null;
}

/** Why a run cannot have taken so many seconds of a device; null where it can. */
export function heldTooShort(
  { heldSeconds }: Pick<HeldRun, 'heldSeconds'>,
  seconds: number,
  clockSlackSeconds: number,
): string | null {
  if (seconds <= heldSeconds * (1 + clockTolerance) + clockSlackSeconds) return null;
  return `${seconds} s are longer than the run has been held, ${heldSeconds.toFixed(1)} s. Count the seconds of one device, from the claim on.`;
}

function orderFault({ step }: LoggedRow, before: number): RowFault | null {
  if (step > before) return null;
  const message = `A row of step ${step} comes after one of step ${before}. Steps ascend, and each is reported once in an attempt.`;
  return { field: 'step', message };
}
