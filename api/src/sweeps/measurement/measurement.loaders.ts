import { latestMeasurements } from '@critbatch/prisma/measurement/latestMeasurements';
import type { MeasurementColumn, PartOfMeasurement } from '@critbatch/prisma/measurement/measurementColumns';
import { thinnedHistory } from '@critbatch/prisma/measurement/thinnedHistory';
import { Loader } from '../../platform/context/loader.ts';
import { readAlike } from '../../platform/context/readAlike.ts';
import { Service } from '../../platform/context/service.ts';
import type { History, HistoryKey } from './historyCache.ts';
import { HistoryCache } from './historyCache.ts';

const cache = new Service(() => new HistoryCache());

const historyAlike = ({ columns, points }: HistoryKey) => `${points} ${columns}`;

/**
 * Thinned histories: those of ended runs are cached, the others are read in one statement for all runs that ask for the same
 * columns and number of points.
 */
export const historyOfRun = new Loader<HistoryKey, History>(
  (context, keys) =>
    readAlike(keys, historyAlike, async (same) => {
      const [{ columns, points }] = same;
      const runIds = same.map(({ run }) => run.id);
      const histories = await thinnedHistory(context.reader, runIds, points, columns);
      return same.map((key) => {
        const history = histories.get(key.run.id) as History;
        cache.of(context).keep(key, history);
        return history;
      });
    }),
  {
    idOf: (key) => `${key.run.id} ${historyAlike(key)}`,
    peek: (context, key) => cache.of(context).peek(key),
  },
);

type Point = PartOfMeasurement<MeasurementColumn>;
/** Which columns of which run are asked for. */
type LatestKey = { runId: string; columns: readonly MeasurementColumn[] };

const latestAlike = ({ columns }: LatestKey) => columns.join();

/** Last points, null for a run that has none: one statement for all runs that ask for the same columns. */
export const latestMeasurement = new Loader<LatestKey, Point | null>(
  ({ reader }, keys) =>
    readAlike(keys, latestAlike, async (same) => {
      const [{ columns }] = same;
      const runIds = same.map(({ runId }) => runId);
      const latest = await latestMeasurements(reader, runIds, columns);
      return same.map(({ runId }) => latest.get(runId) ?? null);
    }),
  { idOf: (key) => `${key.runId} ${latestAlike(key)}` },
);
