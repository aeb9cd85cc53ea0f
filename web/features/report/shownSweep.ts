import type { SnapshotSweep } from '@critbatch/theory';

export type ShownSweep = ReturnType<typeof madeOf>;

/** A frozen sweep as the components of a sweep's page take it, about its first target. */
export function shownSweep(sweep: SnapshotSweep): ShownSweep {
  const known = made.get(sweep);
  if (known) return known;
  const shown = madeOf(sweep);
  made.set(sweep, shown);
  return shown;
}

/** A snapshot that is kept is translated once, and what is drawn of it hangs on the translation. */
const made = new WeakMap<SnapshotSweep, ReturnType<typeof madeOf>>();

function madeOf(sweep: SnapshotSweep) {
  const [first] = sweep.targets;
  const budget = sweep.budgetMetric ? sweep.maxExamplesPerRun : null;
  return {
    ...sweep,
    target: first,
    estimate: first?.estimate ?? null,
    recommendation: sweep.recommendation ?? null,
    deviceSeconds: null,
    runs: (sweep.runs ?? []).map(({ crossings, ...run }) => ({
      ...run,
      budget,
      examplesSeen: run.step * run.batchSize,
      crossing: crossings.find(({ target }) => target === 0) ?? null,
    })),
  };
}
