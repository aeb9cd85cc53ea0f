import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { lockTeam } from '../../teams/team/lockTeam.ts';
import type { DeleteDatasetInput, DeleteDatasetPayload } from './datasetFile.input.ts';
import { datasetFileStore } from './datasetFileStore.ts';

/** Deletes a version of a data set that no sweep uses; its file goes with the last one that reads it. */
export async function deleteDataset(
  context: Context,
  input: DeleteDatasetInput,
): Promise<DeleteDatasetPayload> {
  const { prisma, access, change } = context;
  const id = localId('Dataset', input.datasetId);
  const dataset = await prisma.dataset.findUnique({ where: { id } });
  if (!dataset) throw notFound('Dataset');
  const { teamId, name, version, contentHash } = dataset;
  requireTeam(access, teamId, 'Dataset', 'write');
  // Creating a sweep locks the team's row to count it, so no sweep can come in between.
  await lockTeam(prisma, teamId);
  const sweeps = await prisma.sweep.count({ where: { datasetId: id } });
  if (sweeps > 0) {
    const users = sweeps === 1 ? '1 sweep uses' : `${sweeps} sweeps use`;
    const message = `${users} this data set, so it cannot be deleted.`;
    return { deletedId: null, userErrors: [userError('CONFLICT', ['datasetId'], message)] };
  }
  await prisma.dataset.delete({ where: { id } });
  change.describe({ object: { teamId, noun: 'Dataset', id }, before: { name, version, contentHash } });
  change.afterwards(() => datasetFileStore.of(context).removeUnused(teamId));
  return { deletedId: input.datasetId, userErrors: [] };
}
