import type { Measurement, PrismaClient } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import DataLoader from 'dataloader';
import { findHistories } from './measurement.service.ts';

const mostPoints = 1000;

type HistoryKey = { runId: string; points: number };

/** Thinned histories: one statement for all runs that ask for the same number of points. */
export function historyLoader(prisma: PrismaClient): DataLoader<HistoryKey, Measurement[], string> {
  return new DataLoader<HistoryKey, Measurement[], string>(
    async (keys) => {
      const histories = new Map<string, Measurement[]>();
      for (const [points, samePoints] of Map.groupBy(keys, (key) => key.points)) {
        const runIds = samePoints.map((key) => key.runId);
        for (const row of await findHistories(prisma, runIds, parsePoints(points))) {
          const key = cacheKey({ runId: row.runId, points });
          histories.set(key, [...(histories.get(key) ?? []), row]);
        }
      }
      return keys.map((key) => histories.get(cacheKey(key)) ?? []);
    },
    { cacheKeyFn: cacheKey },
  );
}

const cacheKey = ({ runId, points }: HistoryKey) => `${runId}:${points}`;

function parsePoints(points: number): number {
  if (points >= 2 && points <= mostPoints) return points;
  throw new CritbatchError('INVALID_INPUT', `Ask for 2 to ${mostPoints} points of a history.`);
}
