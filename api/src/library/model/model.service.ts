import type { Model } from '@critbatch/prisma/generated/client';
import {
  type ReadTopology,
  type RecordedModelSpec,
  recordedModelSpecSchema,
  recordedParameterCount,
} from '@critbatch/theory';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { payerOf } from '../../platform/limits/payer.ts';
import { localId } from '../../platform/node/globalId.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { lockTeam } from '../../teams/team/lockTeam.ts';
import { itemWhere, namedOrder } from '../../teams/team/namedList.ts';
import { nextVersion } from '../version/nextVersion.ts';
import { specToRecord } from '../version/specToRecord.ts';
import type { CreateModelInput, CreateModelPayload, ModelsArgs } from './model.input.ts';
import { modelVersion } from './modelVersion.ts';
import { readInSandbox } from './topology/readInSandbox.ts';
import type {
  CreateModelFromTopologyInput,
  CreateModelFromTopologyPayload,
} from './topology/topology.input.ts';

const countableSpecSchema = recordedModelSpecSchema.refine(
  (spec) => Number.isSafeInteger(recordedParameterCount(spec)),
  'The model has more parameters than can be counted: make it smaller',
);

export function listModels({ prisma, access, budget }: Context, args: ModelsArgs): Promise<Page<Model>> {
  return listOf({ prisma, budget }, 'model', args, {
    where: itemWhere(access, args.where),
    order: namedOrder(args.orderBy),
  });
}

/** Records a version of a model. The same name and spec again give the version that is there. */
export async function createModel(context: Context, input: CreateModelInput): Promise<CreateModelPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(context.access, teamId, 'Team', 'write');
  const name = parseInput(nameSchema, input.name, ['name']);
  const spec = parseInput(countableSpecSchema, input.spec, ['spec']);
  if (name.userErrors || spec.userErrors) {
    return { model: null, userErrors: [...(name.userErrors ?? []), ...(spec.userErrors ?? [])] };
  }
  return recordModel(context, teamId, name.value, spec.value);
}

/** Reads a topology where it can do no harm, before the transaction that records it. */
export const readTopologyFirst: Preparation<CreateModelFromTopologyInput, ReadTopology> = async (
  { access, http, fileWork },
  input,
  change,
) => {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  return fileWork.run(payerOf(access, http.address, teamId), async () => {
    const outcome = await readInSandbox(input.topology);
    if ('read' in outcome) return change(outcome.read);
    return refusedTopology([userError('INVALID_INPUT', ['topology'], outcome.refused)]);
  });
};

/** Records a version of a model from a topology of Keras or TensorFlow.js. */
export async function createModelFromTopology(
  context: Context,
  input: CreateModelFromTopologyInput,
): Promise<CreateModelFromTopologyPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(context.access, teamId, 'Team', 'write');
  const name = parseInput(nameSchema, input.name, ['name']);
  if (name.userErrors) return refusedTopology(name.userErrors);
  const { spec, notes } = foundBy(context, readTopologyFirst);
  return { ...(await recordModel(context, teamId, name.value, spec)), notes: [...notes] };
}

function refusedTopology(userErrors: UserError[]): CreateModelFromTopologyPayload {
  return { model: null, notes: [], userErrors };
}

async function recordModel(
  { prisma, change }: Context,
  teamId: string,
  name: string,
  spec: RecordedModelSpec,
): Promise<CreateModelPayload> {
  return prisma.$transaction(async (transaction) => {
    await lockTeam(transaction, teamId);
    const found = await specToRecord(spec, name, (each) =>
      transaction.model.findUnique({
        where: { teamId_contentHash: { teamId, contentHash: modelVersion(each).contentHash } },
      }),
    );
    if ('refused' in found) {
      return { model: null, userErrors: [userError('CONFLICT', ['spec'], found.refused)] };
    }
    if (found.known) {
      change.nothing();
      return { model: found.known, userErrors: [] };
    }
    const number = await nextVersion(transaction.model, teamId, name);
    const model = await transaction.model.create({
      data: {
        teamId,
        name,
        version: number,
        ...modelVersion(found.spec),
      },
    });
    return { model, userErrors: [] };
  });
}
