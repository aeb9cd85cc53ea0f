import { Loader, rowById } from '../../platform/context/loader.ts';
import type { RunTotals } from './runTotals.ts';
import { findTotalsOfSweeps } from './runTotals.ts';

export const runById = rowById('Run');

export const totalsOfSweep = new Loader<string, RunTotals>(({ reader }, sweepIds) =>
  findTotalsOfSweeps(reader, sweepIds),
);
