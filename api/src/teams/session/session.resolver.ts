import type { Session as SessionRecord } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Access } from '../../platform/access/access.ts';
import { Allow, signedIn } from '../../platform/access/rule.ts';
import { endSessions } from '../../platform/auth/endSessions.ts';
import type { Context } from '../../platform/context/context.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import { Viewer } from '../viewer/viewer.type.ts';
import { sessionById } from './session.loaders.ts';
import {
  RevokeOtherSessionsInput,
  RevokeOtherSessionsPayload,
  RevokeSessionInput,
  RevokeSessionPayload,
  Session,
} from './session.type.ts';

@Resolver(() => Session)
export class SessionResolver {
  @Allow(signedIn)
  @Mutation(() => RevokeSessionPayload, { description: 'Ends one session of the caller.' })
  async revokeSession(
    @Arg('input', () => RevokeSessionInput, { description: 'The session.' }) input: RevokeSessionInput,
    @Ctx() context: Context,
  ): Promise<RevokeSessionPayload> {
    const { prisma, change } = context;
    const session = await sessionById.load(context, localId('Session', input.sessionId));
    if (!session) throw notFound('Session');
    await prisma.session.deleteMany({ where: { id: session.id } });
    change.describe({ object: { teamId: null, noun: 'Session', id: session.id } });
    return { session, userErrors: [] };
  }

  @Allow(signedIn)
  @Mutation(() => RevokeOtherSessionsPayload, {
    description: 'Ends all sessions of the caller except the current one.',
  })
  async revokeOtherSessions(
    @Arg('input', () => RevokeOtherSessionsInput, {
      nullable: true,
      description: 'An idempotency key, if any.',
    })
    _input: RevokeOtherSessionsInput | null,
    @Ctx() { prisma, access, change }: Context,
  ): Promise<RevokeOtherSessionsPayload> {
    if (access.kind !== 'user') throw new Error('The rule asks for a person.');
    const { userId, sessionId } = access;
    const count = await endSessions(prisma, userId, sessionId);
    if (count === 0) change.nothing();
    change.describe({
      object: { teamId: null, noun: 'Session', id: sessionId },
      after: { endedCount: count },
    });
    return { endedCount: count, userErrors: [] };
  }

  @FieldResolver()
  lastUsedAt(@Root() { updatedAt }: SessionRecord): Date {
    return updatedAt;
  }

  @FieldResolver(() => Boolean, { description: 'Whether this is the current session.' })
  isCurrent(@Root() { id }: SessionRecord, @Ctx() { access }: Context): boolean {
    return access.kind === 'user' && access.sessionId === id;
  }
}

@Resolver(() => Viewer)
export class ViewerSessionsResolver {
  @FieldResolver(() => [Session], { description: 'Sessions of the user; empty for a token.' })
  sessions(@Root() access: Access, @Ctx() { prisma }: Context): Promise<SessionRecord[]> | [] {
    if (access.kind !== 'user') return [];
    return prisma.session.findMany({
      where: { userId: access.userId, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: 'desc' },
      take: 100,
    });
  }
}
