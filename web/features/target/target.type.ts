import type { TargetMetric } from '../../graphql/generated/graphql.ts';

/** What a run has to reach. */
export type TargetData = { id: string; metric: TargetMetric; threshold: number };
