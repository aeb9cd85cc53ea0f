import type { Fault, HeldRun } from '@critbatch/prisma/queue/lease';

/** A row of a report as far as it can contradict the run. */
export type ReportedRow = {
  step: number;
  examplesSeen: number;
  stepSize: number | null;
  exhaustedSearches: number;
  belowResolutionSteps: number;
  wallSeconds: number;
  deviceSeconds: number;
  evaluationSeconds: number;
};

type Report = { measurements: readonly ReportedRow[]; step: number; examplesSeen: number };

/** Clocks of two machines run alike to much less than that. */
const clockTolerance = 0.01;

/**
 * What cannot be true of a batch of rows, given the run that they are of; null where nothing speaks against it. It finds what
 * is impossible, not what is invented: for that see the trust of a submission.
 */
export function reportFault(run: HeldRun, report: Report, clockSlackSeconds: number): Fault | null {
  const longest = run.heldSeconds * (1 + clockTolerance) + clockSlackSeconds;
  // A number compares faster than a bigint does, a thousand times a batch.
  const most = Number(run.mostExamples);
  let before = Number(run.lastReportedStep);
  for (const [index, row] of report.measurements.entries()) {
    const fault = faultOfRow(run, row, { before, longest, most });
    if (fault) return { field: ['measurements', index, fault.field], message: fault.message };
    before = row.step;
  }
  const { step, examplesSeen } = report;
  if (report.measurements.length > 0 && step < before) {
    return { field: ['step'], message: `The progress is step ${step}, and a row is of step ${before}.` };
  }
  return progressFault(run, { step, examplesSeen });
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
