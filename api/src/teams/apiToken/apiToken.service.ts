import type { Prisma, PrismaClient } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import type { Access } from '../../platform/access/access.ts';
import { capabilitiesIn, grantableIn, teamsOf } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import { storeApiToken } from '../../platform/auth/apiToken.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { containing } from '../../platform/page/containing.ts';
import type { Page } from '../../platform/page/page.ts';
import { readPage } from '../../platform/page/page.ts';
import { requireTeamNow } from '../membership/accessNow.ts';
import { namedOrder } from '../team/namedList.ts';
import type {
  ApiTokensArgs,
  ApiTokenWhere,
  CreateApiTokenInput,
  CreateApiTokenPayload,
  RevokeApiTokenInput,
  RevokeApiTokenPayload,
} from './apiToken.input.ts';
import { apiTokenById } from './apiToken.loaders.ts';
import { ApiTokenStatus } from './apiToken.type.ts';
import type { ApiTokenRecord } from './presentApiToken.ts';
import { presentApiToken } from './presentApiToken.ts';

const millisecondsPerDay = 86_400_000;
const createSchema = z.object({
  name: nameSchema,
  scopes: z.array(z.enum(['read', 'write', 'worker', 'admin'])).min(1, 'Name at least one scope'),
  expiresInDays: z.int().min(1).max(365),
});

/** The team's tokens: all of them for who manages them, one's own for everybody else. */
export function listApiTokens(
  context: Context,
  teamId: string,
  args: ApiTokensArgs,
): Promise<Page<ApiTokenRecord>> {
  const { access } = context;
  const seesAll = capabilitiesIn(access, teamId).includes('admin');
  return listOf(context, { referenceId: teamId, ...(seesAll ? {} : { createdById: ownerOf(access) }) }, args);
}

/** The tokens of one person, in the teams that they are of. */
export function listOwnApiTokens(
  context: Context,
  access: Access,
  args: ApiTokensArgs,
): Promise<Page<ApiTokenRecord>> {
  return listOf(context, { referenceId: { in: teamsOf(access) }, createdById: ownerOf(access) }, args);
}

const ownerOf = (access: Access) => (access.kind === 'user' ? access.userId : { in: [] });

function listOf(
  { prisma, budget }: Context,
  where: Prisma.ApiTokenWhereInput,
  args: ApiTokensArgs,
): Promise<Page<ApiTokenRecord>> {
  return readPage(
    {
      where: { ...where, ...condition(args.where) },
      order: namedOrder(args.orderBy),
      find: async (query) => (await prisma.apiToken.findMany(query)).map(presentApiToken),
      count: (query) => prisma.apiToken.count(query),
    },
    args,
    budget,
  );
}

function condition(where?: ApiTokenWhere | null): Prisma.ApiTokenWhereInput {
  const now = new Date();
  const unexpired = [{ expiresAt: null }, { expiresAt: { gt: now } }];
  const ofStatus: Record<ApiTokenStatus, Prisma.ApiTokenWhereInput> = {
    revoked: { enabled: false },
    expired: { enabled: true, expiresAt: { lte: now } },
    active: { enabled: true, OR: unexpired },
  };
  return {
    ...(where?.status ? ofStatus[where.status] : {}),
    ...(where?.nameContains ? { name: containing(where.nameContains) } : {}),
  };
}

/** Makes a token that may do no more than who asks; its secret is in the payload and nowhere else. */
export async function createApiToken(
  context: Context,
  input: CreateApiTokenInput,
): Promise<CreateApiTokenPayload> {
  const teamId = localId('Team', input.teamId);
  // A token made after its creator was removed would work again if they were invited to the team again.
  await requireTeamNow(context, teamId, 'Team', context.access.kind === 'token' ? 'admin' : 'read');
  const { prisma, access } = context;
  const { value, userErrors } = parseInput(createSchema, input);
  if (userErrors) return { apiToken: null, userErrors };
  const grantable = grantableIn(access, teamId);
  const excess = value.scopes.filter((scope) => !grantable.includes(scope));
  if (excess.length > 0) {
    const names = excess.map((scope) => scope.toUpperCase()).join(', ');
    const message = `You do not have ${excess.length === 1 ? 'the scope' : 'the scopes'} ${names}, so you cannot give it to a token; leave it out. No scope includes another.`;
    return { apiToken: null, userErrors: [userError('FORBIDDEN', ['scopes'], message)] };
  }
  const { secret, token } = await storeApiToken(prisma, {
    teamId,
    name: value.name,
    scopes: [...new Set(value.scopes)],
    expiresAt: new Date(Date.now() + value.expiresInDays * millisecondsPerDay),
    createdById: await creatorOf(prisma, access),
  });
  return { apiToken: presentApiToken(token), secret, userErrors: [] };
}

/** A token made by a token belongs to the same person, so that it ends and shrinks with their rights too. */
async function creatorOf(prisma: PrismaClient, access: Context['access']): Promise<string | null> {
  if (access.kind === 'user') return access.userId;
  if (access.kind === 'stranger') return null;
  const token = await prisma.apiToken.findUniqueOrThrow({ where: { id: access.tokenId } });
  return token.createdById;
}

/** Makes a token useless from the next request on. */
export async function revokeApiToken(
  context: Context,
  input: RevokeApiTokenInput,
): Promise<RevokeApiTokenPayload> {
  const { prisma, access, change } = context;
  const token = await apiTokenById.load(context, localId('ApiToken', input.apiTokenId));
  if (!token) throw notFound('ApiToken');
  const isHis = access.kind === 'user' && access.userId === token.createdById;
  requireTeam(access, token.teamId, 'ApiToken', ...(isHis ? (['read'] as const) : (['admin'] as const)));
  if (token.status === ApiTokenStatus.REVOKED) change.nothing();
  const revoked = await prisma.apiToken.update({ where: { id: token.id }, data: { enabled: false } });
  return { apiToken: presentApiToken(revoked), userErrors: [] };
}
