import type { Run } from '@critbatch/prisma/generated/client';
import type { MeasurementColumn } from '@critbatch/prisma/measurement/measurementColumns';
import type { HistoryColumns } from '@critbatch/prisma/measurement/thinnedHistory';
import { EndedCache } from '../../platform/context/endedCache.ts';

/** A thinned log, in the columns that were asked for; operations share it. */
export type History = HistoryColumns<MeasurementColumn>;

/** What of a run tells whether its log has ended, and which log it is. */
export type LogOfRun = Pick<Run, 'id' | 'finishedAt' | 'fencingToken'>;

export type HistoryKey = { run: LogOfRun; columns: readonly MeasurementColumn[]; points: number };

const mostBytes = 16 * 2 ** 20;

/**
 * Thinned logs of runs that have ended: rows are written only by who holds a run, nobody holds an ended one, and whoever holds it next
 * has raised its fencing token first. A run that has ended under the token under which it had ended before has the log that it had.
 */
export class HistoryCache extends EndedCache<HistoryKey, History> {
  constructor(bytes = mostBytes) {
    super(endedLog, bytes, bytesOf);
  }
}

/**
 * What a thinned log is cached under; null while rows may be added to it. The time tells an end from one that a transaction
 * saw before it was rolled back, and from one in a database that was since put back to an earlier day.
 */
function endedLog({ run, columns, points }: HistoryKey): string | null {
  const { id, finishedAt, fencingToken } = run;
  return finishedAt ? `${id} ${fencingToken} ${finishedAt.getTime()} ${points} ${columns}` : null;
}

/** About what V8 takes for it: the key, a list for each column, and in each a number for every point. */
function bytesOf(history: History): number {
  return 400 + Object.keys(history).length * (64 + 28 * history.step.length);
}
