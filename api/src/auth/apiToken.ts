import { createHash, randomBytes } from 'node:crypto';
import type { Prisma, PrismaClient } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import type { Access, Capability } from '../access/access.ts';

const prefix = 'critbatch_';
const permissionsSchema = z.object({ team: z.array(z.enum(['read', 'write', 'worker', 'admin'])) });

/** A new token of a team; the secret is returned once, and only its hash is stored. */
export async function createApiToken(
  prisma: Prisma.TransactionClient,
  token: { teamId: string; name: string; scopes: readonly Capability[]; expiresAt?: Date },
): Promise<string> {
  const secret = prefix + randomBytes(32).toString('base64url');
  await prisma.apiToken.create({
    data: {
      referenceId: token.teamId,
      name: token.name,
      prefix,
      start: secret.slice(0, prefix.length + 4),
      key: tokenHash(secret),
      permissions: JSON.stringify({ team: token.scopes }),
      expiresAt: token.expiresAt ?? null,
    },
  });
  return secret;
}

/** Makes the tokens of a team that carry this name useless from now on. */
export async function revokeApiTokens(
  prisma: Prisma.TransactionClient,
  { teamId, name }: { teamId: string; name: string },
): Promise<void> {
  await prisma.apiToken.updateMany({ where: { referenceId: teamId, name }, data: { enabled: false } });
}

/** What a token may do, or null where it is unknown, revoked or expired. One indexed read and no write. */
export async function accessOfToken(prisma: PrismaClient, secret: string): Promise<Access | null> {
  const token = await prisma.apiToken.findUnique({ where: { key: tokenHash(secret) } });
  if (!token?.enabled || (token.expiresAt && token.expiresAt <= new Date())) return null;
  const permissions = permissionsSchema.safeParse(JSON.parse(token.permissions ?? 'null'));
  const scopes = permissions.success ? permissions.data.team : [];
  return { kind: 'token', tokenId: token.id, teamId: token.referenceId, scopes };
}

function tokenHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
