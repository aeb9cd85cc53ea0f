import type { Contender, PolicyComparisonResult } from '@critbatch/theory';
import { comparePolicies } from '@critbatch/theory';

/** Runs in the thread of estimates: the contenders of each comparison. */
export function comparisonsTask(comparisons: readonly Contender[][]): PolicyComparisonResult[] {
  return comparisons.map((contenders) => comparePolicies(contenders));
}
