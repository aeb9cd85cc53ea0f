import { createHash, randomBytes } from 'node:crypto';
import type { Reader } from '@critbatch/prisma/client/rowReader';
import type { ApiToken, Prisma, PrismaClient } from '@critbatch/prisma/generated/client';
import type { Role } from '@critbatch/prisma/generated/enums';
import { z } from 'zod';
import type { Access, Capability } from '../access/access.ts';
import { grantableByRole } from '../access/access.ts';

const prefix = 'critbatch_';
const permissionsSchema = z.object({ team: z.array(z.enum(['read', 'write', 'worker', 'admin'])) });
const lastUseSeconds = 60;

export type NewApiToken = {
  teamId: string;
  name: string;
  scopes: readonly Capability[];
  expiresAt?: Date;
  /** The creator, whose rights bound those of the token. */
  createdById?: string | null;
};

/** A new token of a team; the secret is returned once, and only its hash is stored. */
export async function storeApiToken(
  prisma: Prisma.TransactionClient,
  { teamId, name, scopes, expiresAt, createdById }: NewApiToken,
): Promise<{ secret: string; token: ApiToken }> {
  const secret = prefix + randomBytes(32).toString('base64url');
  const token = await prisma.apiToken.create({
    data: {
      referenceId: teamId,
      name,
      prefix,
      start: secret.slice(0, prefix.length + 4),
      key: tokenHash(secret),
      permissions: JSON.stringify({ team: scopes }),
      expiresAt: expiresAt ?? null,
      createdById: createdById ?? null,
    },
  });
  return { secret, token };
}

/** Makes the tokens of a team that carry this name useless from now on. */
export async function revokeApiTokens(
  prisma: Prisma.TransactionClient,
  { teamId, name }: { teamId: string; name: string },
): Promise<void> {
  await prisma.apiToken.updateMany({ where: { referenceId: teamId, name }, data: { enabled: false } });
}

/** Makes the tokens that a user made useless from now on, in every team. */
export async function endTokensOf(prisma: Prisma.TransactionClient, createdById: string): Promise<void> {
  await prisma.apiToken.updateMany({ where: { createdById }, data: { enabled: false } });
}

/** What the token was made for, in the order in which it was said. */
export function scopesOf({ permissions }: Pick<ApiToken, 'permissions'>): readonly Capability[] {
  const parsed = permissionsSchema.safeParse(JSON.parse(permissions ?? 'null'));
  return parsed.success ? parsed.data.team : [];
}

type TokenRow = Pick<ApiToken, 'id' | 'permissions' | 'lastRequest' | 'createdById'> & {
  teamId: string;
  creatorRole: Role | null;
  isAttested: boolean;
};

/**
 * What a token may do, or null where it is unknown, revoked or expired: what it was made for, as far as its creator may
 * still do it. One indexed read; its last use is written down once a minute at most, and nobody waits for that.
 */
export async function accessOfToken(
  { prisma, reader }: { prisma: PrismaClient; reader: Reader },
  secret: string,
): Promise<Access | null> {
  const [token] = await reader.$queryRaw<TokenRow[]>`
    SELECT token.id, token."referenceId" AS "teamId", token.permissions, token."lastRequest", token."createdById",
      membership.role::text AS "creatorRole", EXISTS (
        SELECT FROM "Attestation"
        WHERE "tokenId" = token.id AND "benchmarkId" IS NULL AND "revokedAt" IS NULL
      ) AS "isAttested"
    FROM "ApiToken" token
    LEFT JOIN "Membership" membership
      ON membership."teamId" = token."referenceId" AND membership."userId" = token."createdById"
    WHERE token.key = ${tokenHash(secret)} AND token.enabled
      AND (token."expiresAt" IS NULL OR token."expiresAt" > now())`;
  if (!token) return null;
  rememberUse(prisma, token);
  const scopes = scopesOf(token).filter((scope) => isStillAllowed(token, scope));
  const { id: tokenId, teamId, createdById, isAttested } = token;
  return { kind: 'token', tokenId, teamId, createdById, scopes, isAttested };
}

function isStillAllowed({ createdById, creatorRole }: TokenRow, scope: Capability): boolean {
  if (createdById === null) return true;
  return creatorRole !== null && grantableByRole[creatorRole].includes(scope);
}

function rememberUse(prisma: PrismaClient, { id, lastRequest }: TokenRow): void {
  const now = new Date();
  const aMinuteAgo = new Date(now.getTime() - lastUseSeconds * 1000);
  if (lastRequest && lastRequest > aMinuteAgo) return;
  prisma.apiToken
    .updateMany({
      where: { id, OR: [{ lastRequest: null }, { lastRequest: { lte: aMinuteAgo } }] },
      data: { lastRequest: now },
    })
    // The request itself says what is wrong with the database; the next one tries again.
    .catch(() => {});
}

function tokenHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
