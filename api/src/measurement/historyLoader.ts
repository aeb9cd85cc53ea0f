import type { Measurement, PrismaClient } from '@critbatch/prisma/generated/client';
import { thinnedHistory } from '@critbatch/prisma/measurement/thinnedHistory';
import { CritbatchError } from '@critbatch/theory';
import DataLoader from 'dataloader';
import type { RowBudget } from '../page/rowBudget.ts';

const mostPoints = 1000;

type HistoryKey = { runId: string; points: number };

/** Thinned histories: one statement for all runs that ask for the same number of points. */
export function historyLoader(
  prisma: PrismaClient,
  budget: RowBudget,
): DataLoader<HistoryKey, Measurement[], string> {
  return new DataLoader<HistoryKey, Measurement[], string>(
    async (keys) => {
      const byPoints = Map.groupBy(keys, (key) => parsePoints(key.points));
      const histories = new Map(
        await Promise.all(
          [...byPoints].map(async ([points, samePoints]) => {
            budget.spend(points * samePoints.length);
            const runIds = samePoints.map((key) => key.runId);
            return [points, await thinnedHistory(prisma, runIds, points)] as const;
          }),
        ),
      );
      return keys.map(({ runId, points }) => histories.get(points)?.get(runId) ?? []);
    },
    { cacheKeyFn: ({ runId, points }) => `${runId}:${points}` },
  );
}

function parsePoints(points: number): number {
  if (points >= 2 && points <= mostPoints) return points;
  throw new CritbatchError('INVALID_INPUT', `Ask for 2 to ${mostPoints} points of a history.`);
}
