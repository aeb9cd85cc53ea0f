import type { EstimatePartsFragment } from '../../graphql/generated/graphql.ts';

/** What the runs of a sweep say about one target, wherever it was kept. */
export type EstimateData = EstimatePartsFragment;
export type LawFitData = EstimateData['laws'][number];
