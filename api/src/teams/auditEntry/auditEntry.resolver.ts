import type { AuditEntry as AuditEntryRecord } from '@critbatch/prisma/generated/client';
import { Args, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { globalId } from '../../platform/node/globalId.ts';
import { apiTokenById } from '../apiToken/apiToken.loaders.ts';
import { ApiToken } from '../apiToken/apiToken.type.ts';
import { Team } from '../team/team.type.ts';
import { userById } from '../user/user.loaders.ts';
import { User } from '../user/user.type.ts';
import { AuditEntriesArgs } from './auditEntry.input.ts';
import { listAuditEntries } from './auditEntry.service.ts';
import { AuditEntry, AuditEntryConnection } from './auditEntry.type.ts';

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @FieldResolver(() => ID, { description: 'Id of the changed object. node(id) returns it while it exists.' })
  objectId(@Root() { noun, objectId }: AuditEntryRecord): string {
    return globalId(noun, objectId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who made the change; null for a token, or if they have left the team.',
  })
  user(@Root() { userId }: AuditEntryRecord, @Ctx() context: Context) {
    return userId ? userById.load(context, userId) : null;
  }

  @FieldResolver(() => ApiToken, {
    nullable: true,
    description: 'Token that made the change, if it was a token.',
  })
  apiToken(@Root() { tokenId }: AuditEntryRecord, @Ctx() context: Context) {
    return tokenId ? apiTokenById.load(context, tokenId) : null;
  }
}

@Resolver(() => Team)
export class TeamAuditResolver {
  @Allow(teamHolding('admin'))
  @FieldResolver(() => AuditEntryConnection, {
    description: 'Audit log: every change to objects of the team. For admins.',
  })
  auditEntries(
    @Root() team: { id: string },
    @Args(() => AuditEntriesArgs) args: AuditEntriesArgs,
    @Ctx() context: Context,
  ) {
    return listAuditEntries(context, team.id, args);
  }
}
