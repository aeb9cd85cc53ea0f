import type { EvidenceRun } from './recompute.ts';

/** Whether the score of a submission is over a run of it. Those of before had one scored batch size, and did not say of each run. */
export function isScoredRun(
  run: Pick<EvidenceRun, 'batchSize' | 'isScored'>,
  submission: { batchSize: number },
): boolean {
  return run.isScored ?? run.batchSize === submission.batchSize;
}
