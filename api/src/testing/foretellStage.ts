import { Prisma } from '@critbatch/prisma/generated/client';
import { localId } from '../platform/node/globalId.ts';
import { createSweepOverHttp } from './createSweepOverHttp.ts';
import type { TestTeam } from './createTestTeam.ts';
import type { TestApi } from './startTestApi.ts';

type Place = { studyId: string; position: number };

/** A study without stages; its id in the database. */
export async function createStudy({ client }: TestApi, { localId: teamId }: TestTeam): Promise<string> {
  return (await client.study.create({ data: { teamId, name: 'Sizes' } })).id;
}

/**
 * A sweep of one run that is a stage, of which it was foretold that it takes a quarter of a second. Without `inputs` the
 * prediction cannot be read, and so not be scored.
 */
export async function foretellStage(
  { url, client }: TestApi,
  team: TestTeam,
  { studyId, position, inputs }: Place & { inputs?: null },
) {
  const sweep = await createSweepOverHttp(url, team, { batchSizes: [8], seeds: [1] });
  const stage = await client.studyStage.create({
    data: {
      studyId,
      teamId: team.localId,
      position,
      name: `Stage ${position}`,
      size: 10 + position,
      sweepId: localId('Sweep', sweep.id),
    },
  });
  const prediction = await client.prediction.create({
    data: {
      teamId: team.localId,
      stageId: stage.id,
      quantity: 'DEVICE_SECONDS',
      rule: 'UNCHANGED',
      value: 0.25,
      lower: 0.2,
      upper: 0.3,
      level: 0.95,
      inputs: inputs === null ? Prisma.JsonNull : { assumptions: [], cells: { batchSizes: [8], seeds: 1 } },
      inputHash: 'a'.repeat(64),
    },
  });
  return { sweepId: sweep.id, stageId: stage.id, prediction };
}
