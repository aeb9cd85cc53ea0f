/** How much an earlier sweep has in common with a new one, the nearest first. All have its data set. */
export const nearnessesOfSweeps = ['SAME_POLICY', 'SAME_MODEL', 'SAME_DATA'] as const;
export type Nearness = (typeof nearnessesOfSweeps)[number];
