import type { PrismaClient } from '@critbatch/prisma/generated/client';
import { latestMeasurements } from '@critbatch/prisma/measurement/latestMeasurements';
import type { MeasurementColumn, PartOfMeasurement } from '@critbatch/prisma/measurement/measurementColumns';
import { thinnedHistory } from '@critbatch/prisma/measurement/thinnedHistory';
import { CritbatchError } from '@critbatch/theory';
import DataLoader from 'dataloader';
import type { RowBudget } from '../page/rowBudget.ts';

const mostPoints = 1000;

type Point = PartOfMeasurement<MeasurementColumn>;
/** Which columns of which run are asked for, of so many points. */
type PointsKey = { runId: string; columns: MeasurementColumn[]; points: number };

/** Thinned histories: one statement for all runs that ask for the same columns and number of points. */
export function historyLoader(prisma: PrismaClient, budget: RowBudget) {
  return alikeLoader<Point[]>([], (runIds, { columns, points }) => {
    budget.spend(parsePoints(points) * runIds.length);
    return thinnedHistory(prisma, runIds, points, columns);
  });
}

/** Last points, null for a run that has none: one statement for all runs that ask for the same columns. */
export function latestLoader(prisma: PrismaClient) {
  return alikeLoader<Point | null>(null, (runIds, { columns }) =>
    latestMeasurements(prisma, runIds, columns),
  );
}

/** Reads at once what is asked of several runs alike. */
function alikeLoader<Value>(
  none: Value,
  read: (runIds: string[], asked: PointsKey) => Promise<Map<string, Value>>,
): DataLoader<PointsKey, Value, string> {
  const askedOf = ({ columns, points }: PointsKey) => `${points} ${columns}`;
  return new DataLoader<PointsKey, Value, string>(
    async (keys) => {
      const groups = [...Map.groupBy(keys, askedOf).values()];
      const found = await Promise.all(
        groups.map(async (alike) => {
          const runIds = alike.map(({ runId }) => runId);
          return [askedOf(alike[0] as PointsKey), await read(runIds, alike[0] as PointsKey)] as const;
        }),
      );
      const values = new Map(found);
      return keys.map((key) => values.get(askedOf(key))?.get(key.runId) ?? none);
    },
    { cacheKeyFn: (key) => `${key.runId} ${askedOf(key)}` },
  );
}

function parsePoints(points: number): number {
  if (points >= 2 && points <= mostPoints) return points;
  throw new CritbatchError('INVALID_INPUT', `Ask for 2 to ${mostPoints} points of a history.`);
}
