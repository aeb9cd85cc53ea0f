import type { IncomingMessage } from 'node:http';
import type { Database } from '@critbatch/prisma/client/createClient';
import { CritbatchError } from '@critbatch/theory';
import { fromNodeHeaders } from 'better-auth/node';
import type { Access } from '../access/access.ts';
import type { Services } from '../context/service.ts';
import { accessOfToken } from './apiToken.ts';

/** Who sends this request. UNAUTHENTICATED where a token is sent that is not (or no longer) valid. */
export async function authenticate(services: Services, headers: IncomingMessage['headers']): Promise<Access> {
  const { prisma, auth, benchmarksArePublic } = services;
  if (headers.authorization) return authenticateToken(services, headers.authorization);
  const stranger: Access = { kind: 'stranger', readsBenchmarks: benchmarksArePublic };
  if (!headers.cookie) return stranger;
  const session = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
  if (!session) return stranger;
  return accessOfUser(prisma, session.user.id, session.session.id);
}

/** Rights of a signed-in person, from their memberships as they are now. */
export async function accessOfUser(prisma: Database, userId: string, sessionId: string): Promise<Access> {
  const memberships = await prisma.membership.findMany({
    where: { userId },
    select: { teamId: true, role: true },
  });
  return { kind: 'user', userId, sessionId, memberships };
}

async function authenticateToken(services: Services, authorization: string): Promise<Access> {
  const secret = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (!secret) throw new CritbatchError('UNAUTHENTICATED', 'Send the token as "Authorization: Bearer …".');
  const access = await accessOfToken(services, secret);
  if (access) return access;
  throw new CritbatchError('UNAUTHENTICATED', 'The token is unknown, expired or revoked; make a new one.');
}
