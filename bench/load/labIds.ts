import type { Client } from '@critbatch/prisma/client/createClient';
import { globalId } from '../../api/src/platform/node/globalId.ts';
import { labBenchmarkSlug } from '../lab/leaderboardSql.ts';

/** What the bench knows of a lab, as global ids. */
export type LabIds = {
  teamId: string;
  modelIds: string[];
  /** Finished sweeps of all ages and sizes. */
  sweepIds: string[];
  /** Those of 28 runs. */
  largeSweepIds: string[];
  longSweepId: string;
  longRunId: string;
  /** Null in a lab that an earlier version has seeded. */
  benchmarkSlug: string | null;
};

/** Looks up the lab that was seeded into a database: its team is the oldest. */
export async function findLabIds(client: Client): Promise<LabIds> {
  const team = await client.team.findFirstOrThrow({ orderBy: { createdAt: 'asc' } });
  const sweeps = await client.sweep.findMany({
    where: {
      teamId: team.id,
      status: 'FINISHED',
      firstEvaluationStep: 1,
      runs: { some: { step: { lt: 50_000 } } },
    },
    orderBy: { number: 'asc' },
    select: { id: true, seeds: true },
  });
  const models = await client.model.findMany({ where: { teamId: team.id, name: { startsWith: 'MLP' } } });
  const longest = await client.run.findFirstOrThrow({
    where: { teamId: team.id },
    orderBy: { step: 'desc' },
  });
  const benchmark = await client.benchmark.findUnique({ where: { slug: labBenchmarkSlug } });
  return {
    teamId: globalId('Team', team.id),
    modelIds: models.map(({ id }) => globalId('Model', id)),
    sweepIds: sweeps.map(({ id }) => globalId('Sweep', id)),
    largeSweepIds: sweeps.filter(({ seeds }) => seeds.length >= 4).map(({ id }) => globalId('Sweep', id)),
    longSweepId: globalId('Sweep', longest.sweepId),
    longRunId: globalId('Run', longest.id),
    benchmarkSlug: benchmark?.slug ?? null,
  };
}
