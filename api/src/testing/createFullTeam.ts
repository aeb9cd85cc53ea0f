import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Prisma } from '@critbatch/prisma/generated/client';
import { globalId, parseGlobalId } from '../platform/node/globalId.ts';
import { nouns } from '../server/nouns.ts';
import { createSweepOverHttp } from './createSweepOverHttp.ts';
import type { TestTeam } from './createTestTeam.ts';
import { createTestTeam } from './createTestTeam.ts';
import type { Sample, SampleOf } from './sample.ts';
import type { TestApi } from './startTestApi.ts';
import { startTestWorker, testRow } from './testWorker.ts';
import { until } from './until.ts';

/** Global ids, keyed as the API's arguments are: `sweepId`. */
type Ids = Record<`${Uncapitalize<Prisma.ModelName>}Id`, string>;

export type FullTeam = Awaited<ReturnType<typeof createFullTeam>>;

/**
 * A team with at least one of everything: a sweep that a worker has begun, and the sample of each noun. `ids` has a global id for
 * each type of node, `openIds` those that every other team may see as well.
 */
export async function createFullTeam(api: TestApi) {
  const { client, url } = api;
  const team = await createTestTeam(client);
  const user = await client.user.create({
    data: {
      name: 'Somebody',
      email: `${randomUUID()}@example.org`,
      memberships: { create: { teamId: team.localId, role: 'OWNER' } },
    },
    include: { memberships: true },
  });
  const begun = await beginSweep(api, team);
  const { held, sha256, sweepId } = begun;
  const apiToken = await client.apiToken.findFirstOrThrow({ where: { referenceId: team.localId } });
  const auditEntry = await client.auditEntry.findFirstOrThrow({ where: { teamId: team.localId } });
  const samples = await createSamples({
    client,
    url,
    team,
    teamId: team.localId,
    userId: user.id,
    sweepId,
  });
  const ids: Ids = {
    ...samples.ids,
    ...begun.ids,
    teamId: team.id,
    userId: globalId('User', user.id),
    membershipId: globalId('Membership', user.memberships[0]?.id ?? ''),
    apiTokenId: globalId('ApiToken', apiToken.id),
    auditEntryId: globalId('AuditEntry', auditEntry.id),
    modelId: team.modelId,
    datasetId: team.datasetId,
  };
  const openIds = samples.openIds;
  requireEveryNode({ ...ids, ...openIds });
  const { slug } = await client.benchmark.findFirstOrThrow({ where: { teamId: team.localId } });
  return { ...team, userId: user.id, held, sha256, ids, openIds, slug };
}

/** A sweep with a run that has ended and one that a worker holds, with a checkpoint. */
async function beginSweep({ client, url }: TestApi, team: TestTeam) {
  const sweep = await createSweepOverHttp(url, team, { name: `Sweep of ${team.localId}`, seeds: [1, 2] });
  const worker = await startTestWorker(url, team);
  const { lease } = await worker.claim();
  if (!lease) throw new Error('Nothing is queued.');
  await worker.report(lease, 0, [testRow(1, 8), testRow(20, 8)]);
  await worker.complete(lease, 0, 20);
  const held = (await worker.claim()).lease;
  if (!held) throw new Error('Nothing is queued.');
  const bytes = randomBytes(100);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const headers = { authorization: `Bearer ${team.workerToken}` };
  await fetch(`${url}/checkpoints/${sha256}`, { method: 'PUT', body: bytes, headers });
  await worker.recordCheckpoint(held, sha256, 1);
  const target = await client.target.findFirstOrThrow({
    where: { sweepId: parseGlobalId(sweep.id)?.id ?? '' },
  });
  const run = await client.run.findFirstOrThrow({
    where: { teamId: team.localId, status: 'SUCCEEDED' },
    include: { attempts: true },
  });
  const estimate = await until(() => client.estimate.findFirst({ where: { targetId: target.id } }));
  return {
    held,
    sha256,
    sweepId: sweep.id,
    ids: {
      sweepId: sweep.id,
      targetId: globalId('Target', target.id),
      runId: globalId('Run', run.id),
      attemptId: globalId('Attempt', run.attempts[0]?.id ?? ''),
      estimateId: globalId('Estimate', estimate.id),
      workerId: worker.id,
    },
  };
}

async function createSamples(parts: SampleOf) {
  const [ids, openIds] = [{} as Ids, {} as Ids];
  const root = fileURLToPath(new URL('..', import.meta.url));
  for (const file of globSync('*/*/testing/*.sample.ts', { cwd: root }).toSorted()) {
    const { sample } = (await import(pathToFileURL(`${root}${file}`).href)) as { sample: Sample };
    const made = Object.entries(await sample.create(parts));
    const kept = sample.isOpen ? openIds : ids;
    for (const [type, id] of made) Object.assign(kept, { [keyOf(type)]: globalId(type, id) });
  }
  return { ids, openIds };
}

const keyOf = (type: string) => `${type.charAt(0).toLowerCase()}${type.slice(1)}Id`;

/** A noun without a sample would pass every walk over the API unseen. */
function requireEveryNode(ids: Record<string, string>): void {
  const types = nouns.flatMap(({ nodes = {} }) => Object.keys(nodes));
  const missing = types.filter((type) => !(keyOf(type) in ids));
  if (missing.length > 0)
    throw new Error(`Give ${missing.join(', ')} a sample: <noun>/testing/<noun>.sample.ts exports one.`);
}
