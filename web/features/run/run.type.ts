import type { SweepPageQuery } from '../../graphql/generated/graphql.ts';

/** A run with its crossings and its thinned history, as the page of its sweep loads it. */
export type RunData = NonNullable<SweepPageQuery['sweep']>['runs']['nodes'][number];
