import type { ChartSize } from '../../charts/chart.type.ts';

/** On a phone. */
export const narrow = { width: 358, height: 330, isNarrow: true };

/** The sizes of a figure that has half of a page, the widest first. */
export const halfSizes: [ChartSize, ...ChartSize[]] = [
  { width: 664, height: 360, isNarrow: false },
  { width: 504, height: 360, isNarrow: false },
  narrow,
];
