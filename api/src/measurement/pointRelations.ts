import type { Reader } from '@critbatch/prisma/client/rowReader';
import { latestMeasurements } from '@critbatch/prisma/measurement/latestMeasurements';
import type { MeasurementColumn, PartOfMeasurement } from '@critbatch/prisma/measurement/measurementColumns';
import type { HistoryPoint } from '@critbatch/prisma/measurement/thinnedHistory';
import { thinnedHistory } from '@critbatch/prisma/measurement/thinnedHistory';
import { CritbatchError } from '@critbatch/theory';
import { readAlike } from '../context/readAlike.ts';
import { Relation } from '../context/relation.ts';
import type { RowBudget } from '../page/rowBudget.ts';

const mostPoints = 1000;

type Point = PartOfMeasurement<MeasurementColumn>;
/** Which columns of which run are asked for. */
type LatestKey = { runId: string; columns: readonly MeasurementColumn[] };
type HistoryKey = LatestKey & { points: number };

/** Thinned histories: one statement for all runs that ask for the same columns and number of points. */
export function historyRelation(reader: Reader, budget: RowBudget) {
  const alike = ({ columns, points }: HistoryKey) => `${points} ${columns}`;
  return new Relation<HistoryKey, HistoryPoint<MeasurementColumn>[]>(
    (keys) =>
      readAlike(keys, alike, async (same) => {
        const [{ columns, points }] = same;
        budget.spend(parsePoints(points) * same.length);
        const histories = await thinnedHistory(reader, runIdsOf(same), points, columns);
        return same.map(({ runId }) => histories.get(runId) ?? []);
      }),
    { idOf: (key) => `${key.runId} ${alike(key)}` },
  );
}

/** Last points, null for a run that has none: one statement for all runs that ask for the same columns. */
export function latestRelation(reader: Reader) {
  const alike = ({ columns }: LatestKey) => columns.join();
  return new Relation<LatestKey, Point | null>(
    (keys) =>
      readAlike(keys, alike, async (same) => {
        const [{ columns }] = same;
        const latest = await latestMeasurements(reader, runIdsOf(same), columns);
        return same.map(({ runId }) => latest.get(runId) ?? null);
      }),
    { idOf: (key) => `${key.runId} ${alike(key)}` },
  );
}

const runIdsOf = (keys: readonly LatestKey[]) => keys.map(({ runId }) => runId);

function parsePoints(points: number): number {
  if (points >= 2 && points <= mostPoints) return points;
  throw new CritbatchError('INVALID_INPUT', `Ask for 2 to ${mostPoints} points of a history.`);
}
