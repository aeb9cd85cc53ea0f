import type { Prisma, PrismaClient, Worker } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import type { Access } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { localId } from '../../platform/node/globalId.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { readableTeams } from '../../teams/team/readableTeams.ts';
import type { RegisterWorkerPayload } from './registerWorker.type.ts';
import type { RegisterWorkerInput, WorkersArgs } from './worker.input.ts';

const registerWorkerSchema = z.object({
  name: nameSchema,
  device: nameSchema,
  engine: nameSchema,
  slots: z.int().min(1).max(1024),
  offeredModels: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, 'Give 64 hexadecimal digits in lower case'))
    .max(50, 'Offer at most 50 modules')
    .nullish()
    .transform((offered) => [...new Set(offered ?? [])].sort()),
  details: z
    .unknown()
    .refine((details) => nestsAtMost(8, details), 'Nest details at most 8 levels deep')
    .pipe(z.record(z.string(), z.json()))
    .refine((details) => JSON.stringify(details).length <= 16_384, 'Keep details under 16 kB'),
});

/** Looked at first: what walks a JSON value to its end meets the end of the stack in one that is deep enough. */
function nestsAtMost(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((nested) => nestsAtMost(levels - 1, nested));
}

export function listWorkers({ prisma, access, budget }: Context, args: WorkersArgs): Promise<Page<Worker>> {
  const { field: column = 'lastSeenAt', direction = 'desc' } = args.orderBy ?? {};
  return listOf({ prisma, budget }, 'worker', args, {
    where: { teamId: { in: readableTeams(access, args.where?.teamId) } },
    order: byColumn(column, direction, column === 'name' ? 'text' : 'date'),
  });
}

/** The worker of this name in the team: a new one, or the one that was there with what it says of itself now. */
export async function registerWorker(
  prisma: PrismaClient,
  access: Access,
  input: RegisterWorkerInput,
): Promise<RegisterWorkerPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'worker');
  const parsed = parseInput(registerWorkerSchema, input);
  if (parsed.userErrors) return { worker: null, userErrors: parsed.userErrors };
  const { name, ...rest } = parsed.value;
  const details = rest.details as Prisma.InputJsonObject;
  const data = { ...rest, details, lastSeenAt: new Date(), lostAt: null };
  const worker = await prisma.worker.upsert({
    where: { teamId_name: { teamId, name } },
    create: { teamId, name, ...data },
    update: data,
  });
  return { worker, userErrors: [] };
}
