/** The page of a run. */
export function runHref(sweepId: string, runId: string): string {
  return `/sweeps/${encodeURIComponent(sweepId)}/runs/${encodeURIComponent(runId)}`;
}
