import type { Verdict } from '@critbatch/theory';

/** Colour of a verdict's chip. */
export const toneOf: Record<Verdict, 'ok' | 'yours' | 'neutral' | 'bad'> = {
  identified: 'ok',
  preliminary: 'neutral',
  // Smaller batch sizes than the tested ones may cost less: nothing is settled.
  noMinimum: 'neutral',
  notIdentified: 'yours',
  open: 'neutral',
  failed: 'bad',
  canceled: 'neutral',
  none: 'neutral',
};
