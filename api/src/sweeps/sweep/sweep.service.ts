import { columnList } from '@critbatch/prisma/client/columns';
import type { Sweep } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import { cancelSweep as cancelRunningSweep } from '@critbatch/prisma/queue/cancelSweep';
import { CritbatchError } from '@critbatch/theory';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { userError } from '../../platform/input/userError.type.ts';
import type { ArchivedItems } from '../../platform/item/teamItem.input.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { containingPattern } from '../../platform/page/containing.ts';
import type { OrderKey } from '../../platform/page/cursor.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { largestPage } from '../../platform/page/page.ts';
import { readSqlPage } from '../../platform/page/sqlPage.ts';
import { readableTeams } from '../../teams/team/readableTeams.ts';
import type { AskedOfSweep } from './readSweeps.ts';
import { countSweeps, readSweeps } from './readSweeps.ts';
import type {
  CancelSweepInput,
  CancelSweepPayload,
  SweepOrder,
  SweepsArgs,
  SweepWhere,
  WithinOverheadWhere,
} from './sweep.input.ts';
import { knowSweep, sweepById } from './sweep.loaders.ts';

export function listSweeps(
  context: Context,
  { where, orderBy, ...args }: SweepsArgs,
  asked: AskedOfSweep,
): Promise<Page<Sweep>> {
  const { prisma, reader, access, budget } = context;
  // The reader's plans are made without the values, and how common a part of a name is makes all the difference.
  const source = where?.nameContains ? prisma : reader;
  const conditions = sweepConditions(readableTeams(access, where?.teamId), where);
  const order = sweepOrder(orderBy);
  const columns = [...new Set([...asked.columns, ...order.map(({ column }) => column)])];
  return readSqlPage(
    {
      alias: 'sweep',
      conditions,
      order,
      find: async (query) => {
        const rows = await readSweeps(source, query, { ...asked, columns });
        for (const row of rows) knowSweep(context, row);
        return rows.map(({ sweep }) => sweep);
      },
      count: (condition) => countSweeps(source, condition),
    },
    args,
    budget,
  );
}

function sweepConditions(teamIds: readonly string[], where?: SweepWhere | null): Prisma.Sql[] {
  const [only, ...others] = teamIds;
  const equals = (column: string, type: string, value: string | null | undefined) =>
    value ? [Prisma.sql`${columnList([column], 'sweep')} = ${value}::${Prisma.raw(type)}`] : [];
  return [
    // For one team, which is the usual case, the index of its sweeps gives their order as well.
    only !== undefined && others.length === 0
      ? Prisma.sql`sweep."teamId" = ${only}::uuid`
      : Prisma.sql`sweep."teamId" = ANY(${[...teamIds]}::uuid[])`,
    ...(where?.ids ? [Prisma.sql`sweep.id = ANY(${wanted(where.ids)}::uuid[])`] : []),
    ...(where?.number == null ? [] : [Prisma.sql`sweep.number = ${where.number}`]),
    ...equals('modelId', 'uuid', where?.modelId && localId('Model', where.modelId)),
    ...equals('datasetId', 'uuid', where?.datasetId && localId('Dataset', where.datasetId)),
    ...equals('status', '"SweepStatus"', where?.status),
    ...equals('origin', '"SweepOrigin"', where?.origin),
    ...(where?.withinOverhead ? withinOverhead(where.withinOverhead) : []),
    ...(where?.tag ? [Prisma.sql`${where.tag} = ANY(sweep.tags)`] : []),
    ...archivedCondition[where?.archived ?? 'EXCLUDED'],
    ...(where?.nameContains ? [Prisma.sql`sweep.name ILIKE ${containingPattern(where.nameContains)}`] : []),
  ];
}

function withinOverhead({ overhead, atLeast, atMost }: WithinOverheadWhere): Prisma.Sql[] {
  const batchSize = columnList([overhead], 'sweep');
  return [
    Prisma.sql`${batchSize} > 0`,
    ...(atLeast == null ? [] : [Prisma.sql`${batchSize} >= ${atLeast}::float`]),
    ...(atMost == null ? [] : [Prisma.sql`${batchSize} <= ${atMost}::float`]),
  ];
}

const archivedCondition: Record<`${ArchivedItems}`, Prisma.Sql[]> = {
  EXCLUDED: [Prisma.sql`sweep."archivedAt" IS NULL`],
  INCLUDED: [],
  ONLY: [Prisma.sql`sweep."archivedAt" IS NOT NULL`],
};

function wanted(ids: readonly string[]): string[] {
  if (ids.length > largestPage)
    throw new CritbatchError('INVALID_INPUT', `Name at most ${largestPage} sweeps with "ids".`);
  return ids.map((id) => localId('Sweep', id));
}

function sweepOrder(order?: SweepOrder | null): OrderKey[] {
  const direction = order?.direction ?? 'desc';
  const column = order?.field ?? 'createdAt';
  return byColumn(column, direction, orderTypes[column]);
}

const orderTypes = {
  createdAt: 'date',
  number: 'int',
  name: 'text',
  withinTenth: 'float',
  withinFifth: 'float',
  withinHalf: 'float',
} as const;

/** Stops a sweep of a team in which the caller may write. */
export async function cancelSweep(context: Context, input: CancelSweepInput): Promise<CancelSweepPayload> {
  const { prisma, access } = context;
  const sweepId = localId('Sweep', input.sweepId);
  const sweep = await sweepById.load(context, sweepId);
  if (!sweep) throw notFound('Sweep');
  requireTeam(access, sweep.teamId, 'Sweep', 'write');
  const { status } = await cancelRunningSweep(prisma, { teamId: sweep.teamId, sweepId });
  if (status === 'NOT_FOUND') throw notFound('Sweep');
  if (status === 'ALREADY_ENDED') {
    return { sweep: null, userErrors: [userError('CONFLICT', ['sweepId'], 'The sweep has ended already.')] };
  }
  return { sweep: await prisma.sweep.findUniqueOrThrow({ where: { id: sweepId } }), userErrors: [] };
}
