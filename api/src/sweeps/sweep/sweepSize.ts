/** Most runs of a sweep. */
export const mostRuns = 10_000;
/** Most targets of a sweep: as many as a run's spec may hold. */
export const mostTargets = 16;
