/** What is counted from the start of a run on: a later row of an attempt says as much or more. */
export const cumulative = [
  'functionEvaluations',
  'gradientEvaluations',
  'exhaustedSearches',
  'belowResolutionSteps',
  'wallSeconds',
  'deviceSeconds',
  'evaluationSeconds',
] as const;

export type Counted = Record<(typeof cumulative)[number], number>;

/** A row as far as it can contradict its run. */
export type LoggedRow = Counted & {
  step: number;
  examplesSeen: number;
  stepSize?: number | null | undefined;
};

/** A run as far as a row can contradict it. */
export type RunLimits = { batchSize: number; mostExamples: number; hasLineSearch: boolean };

export type RowFault = { field: string; message: string };

/** What cannot be true of a row by itself, of whichever program; null where nothing speaks against it. */
export function rowFault(run: RunLimits, row: LoggedRow): RowFault | null {
  const { step, stepSize } = row;
  const progress = progressFault(run, row);
  if (progress) return progress;
  for (const field of ['exhaustedSearches', 'belowResolutionSteps'] as const) {
    if (row[field] > step) return { field, message: `${row[field]} are more than the ${step} steps taken.` };
  }
  if (run.hasLineSearch && typeof stepSize === 'number' && stepSize <= 0) {
    return { field: 'stepSize', message: 'A line search accepts only step sizes above 0.' };
  }
  return null;
}

/** What cannot be true of how far a run has come. */
export function progressFault(
  { batchSize, mostExamples }: Pick<RunLimits, 'batchSize' | 'mostExamples'>,
  { step, examplesSeen }: Pick<LoggedRow, 'step' | 'examplesSeen'>,
): RowFault | null {
  if (examplesSeen !== step * batchSize) {
    const message = `Step ${step} of batch size ${batchSize} has seen ${step * batchSize} examples, not ${examplesSeen}: every step counts a whole batch.`;
    return { field: 'examplesSeen', message };
  }
  if (examplesSeen > mostExamples) {
    const message = `Step ${step} is beyond the budget of the sweep, ${mostExamples} examples a run; stop within it.`;
    return { field: 'step', message };
  }
  return null;
}

/** What falls from one row of an attempt to the next. */
export function fallFault(row: LoggedRow, before: Counted | null): RowFault | null {
  const field = cumulative.find((each) => before !== null && row[each] < before[each]);
  if (!field) return null;
  const message = `${field} falls from ${before?.[field]} to ${row[field]} at step ${row.step}. Count from the start of the run on; a row says as much as the one before, or more.`;
  return { field, message };
}
