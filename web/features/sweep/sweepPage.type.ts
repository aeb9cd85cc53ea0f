import type { SweepPageQuery } from '../../graphql/generated/graphql.ts';
import type { RunData } from '../run/run.type.ts';

type LoadedSweep = NonNullable<SweepPageQuery['sweep']>;

/** A sweep as its page needs it: with all of its runs, and the target that the reader asks about. */
export type SweepPageData = Omit<LoadedSweep, 'runs'> & {
  runs: RunData[];
  target: LoadedSweep['targets'][number] | undefined;
};
