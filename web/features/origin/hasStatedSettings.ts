import type { PolicyPartsFragment, SweepOrigin } from '../../graphql/generated/graphql.ts';

/**
 * Whether anybody has said how the runs of a sweep were evaluated and when they stopped. A file of results tells neither: what an
 * import of one records is only what keeps its rows. A bundle of a sweep that was trained here does tell.
 */
export function hasStatedSettings(sweep: {
  origin: SweepOrigin;
  policy: Pick<PolicyPartsFragment, '__typename'>;
}): boolean {
  return sweep.origin !== 'IMPORTED' || sweep.policy.__typename !== 'OutsidePolicy';
}
