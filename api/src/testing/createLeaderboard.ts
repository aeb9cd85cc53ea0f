import { randomUUID } from 'node:crypto';
import type { Client } from '@critbatch/prisma/client/createClient';
import { parseGlobalId } from '../platform/node/globalId.ts';
import type { TestTeam } from './createTestTeam.ts';

/** A benchmark of a team with a sweep of its own on the board, replicated and disputed; the figures are invented. */
export async function createLeaderboard(client: Client, team: TestTeam, sweepId: string) {
  const { localId: teamId } = team;
  const model = await client.model.findUniqueOrThrow({
    where: { id: parseGlobalId(team.modelId)?.id ?? '' },
  });
  const dataset = await client.dataset.findUniqueOrThrow({
    where: { id: parseGlobalId(team.datasetId)?.id ?? '' },
  });
  const benchmark = await client.benchmark.create({
    data: {
      teamId,
      slug: `benchmark-${randomUUID()}`,
      name: 'Clusters',
      versions: {
        create: {
          number: 1,
          modelName: model.name,
          modelHash: model.contentHash,
          modelSpec: model.spec as object,
          datasetName: dataset.name,
          datasetHash: dataset.contentHash,
          datasetSpec: dataset.spec as object,
          metric: 'TRAINING_LOSS',
          threshold: 0.1,
          ranking: 'WORK',
        },
      },
      lastEventSequence: 1,
      events: { create: { sequence: 1, kind: 'VERSION_PUBLISHED', teamName: 'A team', note: '1' } },
    },
    include: { versions: true },
  });
  const localSweepId = parseGlobalId(sweepId)?.id ?? '';
  const submission = await client.submission.create({
    data: {
      benchmarkVersionId: benchmark.versions[0]?.id ?? '',
      teamId,
      sweepId: localSweepId,
      trust: 'ATTESTED',
      origin: 'TRAINED',
      score: 100,
      lower: 90,
      upper: 110,
      level: 0.95,
      batchSize: 8,
      seeds: 3,
      misses: 0,
      runCount: 0,
      answer: 'NOT_IDENTIFIED',
      evidence: { runs: [] },
      evidenceHash: 'd'.repeat(64),
      codeVersion: 'test',
      replications: { create: { teamId, sweepId: localSweepId } },
      disputes: { create: { teamId, reason: 'A doubt.' } },
    },
    include: { disputes: true },
  });
  const attestation = await client.attestation.create({
    data: { tokenId: randomUUID(), teamId, benchmarkId: benchmark.id, note: 'A worker.' },
  });
  const [dispute] = submission.disputes;
  if (!dispute) throw new Error('The dispute was not stored.');
  return { benchmark, submission, dispute, attestation };
}
