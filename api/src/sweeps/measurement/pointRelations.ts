import type { Reader } from '@critbatch/prisma/client/rowReader';
import { latestMeasurements } from '@critbatch/prisma/measurement/latestMeasurements';
import type { MeasurementColumn, PartOfMeasurement } from '@critbatch/prisma/measurement/measurementColumns';
import { thinnedHistory } from '@critbatch/prisma/measurement/thinnedHistory';
import { readAlike } from '../../platform/context/readAlike.ts';
import { Relation } from '../../platform/context/relation.ts';
import type { History, HistoryKey, KeptHistories } from './keptHistories.ts';

type Point = PartOfMeasurement<MeasurementColumn>;
/** Which columns of which run are asked for. */
type LatestKey = { runId: string; columns: readonly MeasurementColumn[] };

/**
 * Thinned histories: those of ended runs are kept, the others are read in one statement for all runs that ask for the same
 * columns and number of points.
 */
export function historyRelation(reader: Reader, kept: KeptHistories) {
  const alike = ({ columns, points }: HistoryKey) => `${points} ${columns}`;
  return new Relation<HistoryKey, History>(
    (keys) =>
      readAlike(keys, alike, async (same) => {
        const [{ columns, points }] = same;
        const runIds = same.map(({ run }) => run.id);
        const histories = await thinnedHistory(reader, runIds, points, columns);
        return same.map((key) => {
          const history = histories.get(key.run.id) as History;
          kept.keep(key, history);
          return history;
        });
      }),
    { idOf: (key) => `${key.run.id} ${alike(key)}`, peek: (key) => kept.peek(key) },
  );
}

/** Last points, null for a run that has none: one statement for all runs that ask for the same columns. */
export function latestRelation(reader: Reader) {
  const alike = ({ columns }: LatestKey) => columns.join();
  return new Relation<LatestKey, Point | null>(
    (keys) =>
      readAlike(keys, alike, async (same) => {
        const [{ columns }] = same;
        const runIds = same.map(({ runId }) => runId);
        const latest = await latestMeasurements(reader, runIds, columns);
        return same.map(({ runId }) => latest.get(runId) ?? null);
      }),
    { idOf: (key) => `${key.runId} ${alike(key)}` },
  );
}
