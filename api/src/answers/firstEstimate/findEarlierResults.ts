import type { Transaction } from '@critbatch/prisma/client/createClient';
import { Prisma, type Sweep } from '@critbatch/prisma/generated/client';
import type { EarlierRatios, EarlierSweep, TheorySource } from '@critbatch/theory';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import { contentHash } from '../../platform/hash/contentHash.ts';

const mostRatios = 200;
const mostSweeps = 50;

/** b* of a finished sweep's primary target by its newest estimate, where that is a minimiser. */
const withCriticalBatchSize = Prisma.sql`
  JOIN "Target" target ON target."sweepId" = sweep.id AND target.position = 0
  JOIN LATERAL (
    SELECT answer, (result->'criticalBatchSize'->>'value')::float AS value FROM "Estimate"
    WHERE "targetId" = target.id ORDER BY "createdAt" DESC, id DESC LIMIT 1
  ) found ON found.answer = 'MINIMISER' AND found.value > 0`;

/** How far theory was off in the newest sweeps of a team that had both: b* ÷ b* by theory. */
export async function findEarlierRatios(prisma: Transaction, teamId: string): Promise<EarlierRatios> {
  const rows = await prisma.$queryRaw<{ source: TheorySource; ratio: number }[]>`
    SELECT first.source, found.value / first."theoryValue" AS ratio FROM "FirstEstimate" first
    JOIN "Sweep" sweep ON sweep.id = first."sweepId" AND sweep.status = 'FINISHED'
    ${withCriticalBatchSize}
    WHERE first."teamId" = ${teamId}::uuid AND first."theoryValue" > 0
    ORDER BY first."recordedAt" DESC LIMIT ${mostRatios}`;
  const ratios: Record<TheorySource, number[]> = { GRADIENT_BOUND: [], NOISE_SCALE: [] };
  for (const { source, ratio } of rows) ratios[source].push(ratio);
  return ratios;
}

/** A sweep that a new one is like; which one it is, is stored with what was concluded from it. */
export type FoundSweep = EarlierSweep & { sweepId: string };

type AlikeSweep = Pick<Sweep, 'teamId' | 'modelId' | 'datasetId' | 'optimiser' | 'optimiserSettings'>;

/**
 * The newest finished sweeps of a team on the same data set that have a b*. Of sweeps with exactly the same one, the oldest counts:
 * the others are copies of it, imported, or trained again from the same seeds, and tell nothing new.
 */
export async function findEarlierSweeps(
  prisma: Transaction,
  { teamId, modelId, datasetId, ...policy }: AlikeSweep,
): Promise<FoundSweep[]> {
  const rows = await prisma.$queryRaw<(AlikeSweep & { sweepId: string; value: number })[]>`
    SELECT sweep.id AS "sweepId", sweep."modelId", sweep.optimiser, sweep."optimiserSettings", found.value
    FROM "Sweep" sweep ${withCriticalBatchSize}
    WHERE sweep."teamId" = ${teamId}::uuid AND sweep."datasetId" = ${datasetId}::uuid AND sweep.status = 'FINISHED'
    ORDER BY sweep."createdAt" DESC, sweep.id DESC LIMIT ${mostSweeps}`;
  const wanted = contentHash(policyOf(policy));
  const hashed = rows.map((row) => ({ ...row, policyHash: contentHash(policyOf(row)) }));
  const newestFirst = new Map(hashed.map((row) => [`${row.modelId} ${row.policyHash} ${row.value}`, row]));
  return [...newestFirst.values()].map(({ sweepId, value, policyHash, ...sweep }) => {
    const isSamePolicy = policyHash === wanted;
    const nearness = sweep.modelId !== modelId ? 'SAME_DATA' : isSamePolicy ? 'SAME_POLICY' : 'SAME_MODEL';
    return { sweepId, nearness, criticalBatchSize: value };
  });
}
