import type { WatchedRow } from '@critbatch/theory';
import { Loader, rowById } from '../../platform/context/loader.ts';
import type { RunTotals } from './runTotals.ts';
import { findTotalsOfSweeps } from './runTotals.ts';
import { findWatchedRows } from './watchedRows.ts';

export const runById = rowById('Run');

/** What shows that a run is hopeless: the untrained model, and the second half of its steps. */
export const watchedRowsOfRun = new Loader<string, WatchedRow[]>(({ reader }, runIds) =>
  findWatchedRows(reader, runIds),
);

export const totalsOfSweep = new Loader<string, RunTotals>(({ reader }, sweepIds) =>
  findTotalsOfSweeps(reader, sweepIds),
);
