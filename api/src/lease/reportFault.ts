import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Fault, HeldRun } from '@critbatch/prisma/queue/lease';

/** What is counted from the start of a run on: a later row says as much or more. */
const cumulative = [
  'functionEvaluations',
  'gradientEvaluations',
  'exhaustedSearches',
  'belowResolutionSteps',
  'wallSeconds',
  'deviceSeconds',
  'evaluationSeconds',
] as const;

type Counted = Record<(typeof cumulative)[number], number>;

/** A row of a report as far as it can contradict the run. */
export type ReportedRow = Counted & {
  step: number;
  examplesSeen: number;
  stepSize: number | null;
};

type Report = { measurements: readonly ReportedRow[]; step: number; examplesSeen: number };

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
  const longest = run.heldSeconds * (1 + clockTolerance) + clockSlackSeconds;
  // A number compares faster than a bigint does, a thousand times a batch.
  const most = Number(run.mostExamples);
  let before = Number(run.lastReportedStep);
  let counted = await countedBefore(transaction, run);
  for (const [index, row] of report.measurements.entries()) {
    const fault = faultOfRow(run, row, { before, longest, most }) ?? fallOf(row, counted);
    if (fault) return { field: ['measurements', index, fault.field], message: fault.message };
    [before, counted] = [row.step, row];
  }
  const { step, examplesSeen } = report;
  if (report.measurements.length > 0 && step < before) {
    return { field: ['step'], message: `The progress is step ${step}, and a row is of step ${before}.` };
  }
  return progressFault(run, { step, examplesSeen });
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

function fallOf(row: ReportedRow, before: Counted | null): { field: string; message: string } | null {
  const field = cumulative.find((each) => before !== null && row[each] < before[each]);
  if (!field) return null;
  const message = `${field} falls from ${before?.[field]} to ${row[field]} at step ${row.step}. Count from the start of the run on; a row says as much as the one before, or more.`;
  return { field, message };
}

/** What cannot be true of how far a run says that it has come. */
export function progressFault(
  { batchSize, mostExamples }: HeldRun,
  { step, examplesSeen }: { step: number; examplesSeen: number },
  most = Number(mostExamples),
): Fault | null {
  if (examplesSeen !== step * batchSize) {
    const message = `Step ${step} of batch size ${batchSize} has seen ${step * batchSize} examples, not ${examplesSeen}: every step counts a whole batch.`;
    return { field: ['examplesSeen'], message };
  }
  if (examplesSeen > most) {
    const message = `Step ${step} is beyond the budget of the sweep, ${most} examples a run; stop within it.`;
    return { field: ['step'], message };
  }
  return null;
}

function faultOfRow(
  run: HeldRun,
  row: ReportedRow,
  { before, longest, most }: { before: number; longest: number; most: number },
): { field: string; message: string } | null {
  const { step, stepSize } = row;
  if (step <= before) {
    const message = `A row of step ${step} comes after one of step ${before}. Steps ascend, and each is reported once in an attempt.`;
    return { field: 'step', message };
  }
  const progress = progressFault(run, row, most);
  if (progress) return { field: String(progress.field[0]), message: progress.message };
  for (const field of ['exhaustedSearches', 'belowResolutionSteps'] as const) {
    if (row[field] > step) return { field, message: `${row[field]} are more than the ${step} steps taken.` };
  }
  if (run.optimiser === 'SGD_ARMIJO' && stepSize !== null && stepSize <= 0) {
    return { field: 'stepSize', message: 'A line search accepts step sizes above 0 alone.' };
  }
  for (const field of ['wallSeconds', 'deviceSeconds', 'evaluationSeconds'] as const) {
    if (row[field] > longest) {
      const message = `${row[field]} s are longer than the run has been held, ${run.heldSeconds.toFixed(1)} s. Count the seconds of one device, from the claim on.`;
      return { field, message };
    }
  }
  return null;
}
