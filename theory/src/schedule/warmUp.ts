/**
 * Gradual warm-up (Goyal et al. 2017, arXiv 1706.02677, section 2.2): the share rises in equal parts from the first step,
 * whose own examples count, so that no step is lost at a rate of zero: min(1, (k + 1)·b/W) at step k = 0, 1, …
 */
export function warmUpShare(warmUpExamples: number, step: number, batchSize: number): number {
  return warmUpExamples === 0 ? 1 : Math.min(1, ((step + 1) * batchSize) / warmUpExamples);
}
