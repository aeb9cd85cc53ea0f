import type { OverheadBatchSize, OverheadCurves, OverheadQuestion } from '@critbatch/theory';
import { overheadBatchSize } from '@critbatch/theory';

/** Which batch size keeps within an overhead, as plain data. */
export type OverheadTask = OverheadCurves & { question: OverheadQuestion };

/** Runs in the thread of estimates. */
export function overheadsTask(tasks: readonly OverheadTask[]): (OverheadBatchSize | null)[] {
  return tasks.map(({ question, ...curves }) => overheadBatchSize(curves, question));
}
