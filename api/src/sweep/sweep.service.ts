import type { Prisma, Sweep } from '@critbatch/prisma/generated/client';
import { cancelSweep as cancelRunningSweep } from '@critbatch/prisma/queue/cancelSweep';
import { requireTeam } from '../access/requireTeam.ts';
import type { Context } from '../context/context.ts';
import { localId, notFound } from '../node/globalId.ts';
import { userError } from '../outcome/userError.type.ts';
import { containing } from '../page/containing.ts';
import type { OrderKey } from '../page/cursor.ts';
import type { Page } from '../page/page.ts';
import { readPage } from '../page/page.ts';
import { readableTeams } from '../team/readableTeams.ts';
import type {
  CancelSweepInput,
  CancelSweepPayload,
  SweepOrder,
  SweepsArgs,
  SweepWhere,
} from './sweep.input.ts';

export function listSweeps({ prisma, access, budget }: Context, args: SweepsArgs): Promise<Page<Sweep>> {
  return readPage(
    {
      where: { teamId: { in: readableTeams(access, args.where?.teamId) }, ...sweepCondition(args.where) },
      order: sweepOrder(args.orderBy),
      find: (query) => prisma.sweep.findMany(query),
      count: (query) => prisma.sweep.count(query),
    },
    args,
    budget,
  );
}

function sweepCondition(where?: SweepWhere | null): Prisma.SweepWhereInput {
  return {
    ...(where?.modelId ? { modelId: localId('Model', where.modelId) } : {}),
    ...(where?.datasetId ? { datasetId: localId('Dataset', where.datasetId) } : {}),
    ...(where?.status ? { status: where.status } : {}),
    ...(where?.origin ? { origin: where.origin } : {}),
    ...(where?.nameContains ? { name: containing(where.nameContains) } : {}),
  };
}

function sweepOrder(order?: SweepOrder | null): OrderKey[] {
  const direction = order?.direction ?? 'desc';
  const column = order?.field ?? 'createdAt';
  return [
    { column, direction, type: column === 'number' ? 'int' : 'date' },
    { column: 'id', direction, type: 'uuid' },
  ];
}

/** Stops a sweep of a team in which the caller may write. */
export async function cancelSweep(context: Context, input: CancelSweepInput): Promise<CancelSweepPayload> {
  const { prisma, access, relations } = context;
  const sweepId = localId('Sweep', input.sweepId);
  const sweep = await relations.sweep.load(sweepId);
  if (!sweep) throw notFound('Sweep');
  requireTeam(access, sweep.teamId, 'Sweep', 'write');
  const { status } = await cancelRunningSweep(prisma, { teamId: sweep.teamId, sweepId });
  if (status === 'NOT_FOUND') throw notFound('Sweep');
  if (status === 'ALREADY_ENDED') {
    return { sweep: null, userErrors: [userError('CONFLICT', ['sweepId'], 'The sweep has ended already.')] };
  }
  return { sweep: await prisma.sweep.findUniqueOrThrow({ where: { id: sweepId } }), userErrors: [] };
}
