import { columnList, columnsOf } from '@critbatch/prisma/client/columns';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { Attempt } from '@critbatch/prisma/generated/client';

/** An attempt with the team that owns its run. */
export type AttemptRecord = Attempt & { teamId: string };

/** The attempts of which one of these is the key, each run's in order. */
export function findAttempts(
  reader: Reader,
  key: 'id' | 'runId',
  values: readonly string[],
): Promise<AttemptRecord[]> {
  return reader.$queryRaw`
    SELECT ${columnList(columnsOf('Attempt'), 'attempt')}, run."teamId"
    FROM "Attempt" attempt JOIN "Run" run ON run.id = attempt."runId"
    WHERE ${columnList([key], 'attempt')} = ANY(${[...values]}::uuid[]) ORDER BY attempt.number`;
}
