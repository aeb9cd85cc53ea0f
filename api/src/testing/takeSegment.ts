import { randomUUID } from 'node:crypto';
import type { Transaction } from '@critbatch/prisma/client/createClient';
import type { Retraining } from '@critbatch/prisma/generated/client';
import { wholeProvenance } from './testWorker.ts';

/** A segment as the operator's worker holds it that was just given it; the log tells its machine. */
export async function takeSegment(client: Transaction, id: string, teamId: string): Promise<Retraining> {
  const retraining = await client.retraining.update({
    where: { id },
    data: { fencingToken: { increment: 1 }, provenance: wholeProvenance },
  });
  await client.retrainingTry.create({
    data: {
      retrainingId: id,
      number: retraining.fencingToken,
      benchmarkId: randomUUID(),
      tokenId: randomUUID(),
      teamId,
      isOperators: true,
      limitSeconds: 60,
    },
  });
  return retraining;
}
