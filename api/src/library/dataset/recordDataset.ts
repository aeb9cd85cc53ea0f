import type { RecordedDatasetSpec } from '@critbatch/theory';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { lockTeam } from '../../teams/team/lockTeam.ts';
import { nextVersion } from '../version/nextVersion.ts';
import { specToRecord } from '../version/specToRecord.ts';
import type { CreateDatasetPayload } from './dataset.input.ts';
import { datasetVersion } from './datasetVersion.ts';

type NewVersion = { teamId: string; name: string; spec: RecordedDatasetSpec; licence: string | null };

/** Records a version of a data set. The same name and spec again give the version that is there. */
export function recordDataset(
  { prisma, change }: Context,
  { teamId, name, spec, licence }: NewVersion,
): Promise<CreateDatasetPayload> {
  return prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, teamId);
    const found = await specToRecord(spec, name, (each) =>
      transaction.dataset.findUnique({
        where: { teamId_contentHash: { teamId, contentHash: datasetVersion(each).contentHash } },
      }),
    );
    if ('refused' in found) {
      return { dataset: null, userErrors: [userError('CONFLICT', ['spec'], found.refused)] };
    }
    if (found.known) {
      change.nothing();
      return { dataset: found.known, userErrors: [] };
    }
    const number = await nextVersion(transaction.dataset, teamId, name);
    const dataset = await transaction.dataset.create({
      data: { teamId, name, version: number, ...datasetVersion(found.spec), licence },
    });
    return { dataset, userErrors: [] };
  });
}
