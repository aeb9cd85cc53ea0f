/** In what sweeps differ so that "reaching the target" is not the same for all of them. */
export type ComparisonHindrance = 'DIFFERENT_TARGETS' | 'DIFFERENT_DATASETS';
