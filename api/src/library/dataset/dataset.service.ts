import type { Dataset } from '@critbatch/prisma/generated/client';
import { recordedDatasetSpecSchema } from '@critbatch/theory';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { localId } from '../../platform/node/globalId.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { itemWhere, namedOrder } from '../../teams/team/namedList.ts';
import type { CreateDatasetInput, CreateDatasetPayload, DatasetsArgs } from './dataset.input.ts';
import { recordDataset } from './recordDataset.ts';

export function listDatasets(
  { prisma, access, budget }: Context,
  args: DatasetsArgs,
): Promise<Page<Dataset>> {
  return listOf({ prisma, budget }, 'dataset', args, {
    where: itemWhere(access, args.where),
    order: namedOrder(args.orderBy),
  });
}

/** Records a version of a data set. The same name and spec again give the version that is there. */
export async function createDataset(
  context: Context,
  input: CreateDatasetInput,
): Promise<CreateDatasetPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(context.access, teamId, 'Team', 'write');
  const name = parseInput(nameSchema, input.name, ['name']);
  const spec = parseInput(recordedDatasetSpecSchema, input.spec, ['spec']);
  const licence = parseInput(nameSchema.nullish(), input.licence, ['licence']);
  if (name.userErrors || spec.userErrors || licence.userErrors) {
    const userErrors = [name, spec, licence].flatMap((parsed) => parsed.userErrors ?? []);
    return { dataset: null, userErrors };
  }
  const version = { teamId, name: name.value, spec: spec.value, licence: licence.value ?? null };
  return recordDataset(context, version);
}
