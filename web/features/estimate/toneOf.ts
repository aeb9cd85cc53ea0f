import type { Verdict } from '@critbatch/theory';

/** Colour of a verdict's chip. */
export const toneOf: Record<Verdict, 'ok' | 'yours' | 'neutral' | 'bad'> = {
  identified: 'ok',
  noMinimum: 'ok',
  notIdentified: 'yours',
  open: 'neutral',
  failed: 'bad',
  canceled: 'neutral',
  none: 'neutral',
};
