import type { SweepSubmissionsQuery } from '../../graphql/generated/graphql.ts';

type Trained = Omit<NonNullable<SweepSubmissionsQuery['sweep']>, 'id' | 'submissions'>;
type Offered = SweepSubmissionsQuery['benchmarks']['nodes'];

/** The benchmarks that a sweep can be handed in to: those whose model and data it trains. */
export function handInChoices({ origin, model, dataset, runs }: Trained, benchmarks: Offered): Offered {
  // A score is recomputed from logs, and an imported table of runs has none.
  const hasLogs =
    origin !== 'IMPORTED' || runs.nodes.some(({ measurements }) => measurements.nodes.length > 0);
  if (!hasLogs) return [];
  return benchmarks.filter(
    ({ version }) =>
      version?.model.contentHash === model.contentHash && version.dataset.contentHash === dataset.contentHash,
  );
}
