import type { RunCellFragment, SweepPageQuery } from '../../graphql/generated/graphql.ts';

type LoadedSweep = NonNullable<SweepPageQuery['sweep']>;

/** A sweep as its page needs it, with all of its runs. */
export type SweepPageData = Omit<LoadedSweep, 'runs'> & { runs: RunCellFragment[] };
export type EstimateData = NonNullable<LoadedSweep['estimate']>;
