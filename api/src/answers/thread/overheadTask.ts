import type { LawDraw, OverheadBatchSize, OverheadQuestion } from '@critbatch/theory';
import { overheadBatchSize } from '@critbatch/theory';

/** Which batch size keeps within an overhead, as plain data. The best of the fitted laws comes first. */
export type OverheadTask = {
  fits: readonly (LawDraw & { converged: boolean })[];
  draws: readonly LawDraw[];
  question: OverheadQuestion;
};

/** Runs in the thread of estimates. */
export function overheadsTask(tasks: readonly OverheadTask[]): (OverheadBatchSize | null)[] {
  return tasks.map(({ fits, draws, question }) => overheadBatchSize(fits, draws, question));
}
