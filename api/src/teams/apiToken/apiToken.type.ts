import { Field, ObjectType } from 'type-graphql';
import { capabilitiesIn } from '../../platform/access/access.ts';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Rule } from '../../platform/access/rule.ts';
import { Allow } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum TokenScope {
  READ = 'read',
  WRITE = 'write',
  WORKER = 'worker',
  ADMIN = 'admin',
}
declareEnum(TokenScope, 'TokenScope', 'What a token may do in its team.', {
  READ: 'Reads.',
  WRITE: 'Writes what members write, except comments: models and data, sweeps, studies, reports.',
  WORKER: 'Uses the worker protocol, and nothing else.',
  ADMIN:
    'Administers the team: members, invitations, tokens, prices, webhooks, exports, benchmarks, the audit log.',
});

export enum ApiTokenStatus {
  ACTIVE = 'active',
  EXPIRED = 'expired',
  REVOKED = 'revoked',
}
declareEnum(ApiTokenStatus, 'ApiTokenStatus', 'Whether a token can be used.', {
  ACTIVE: 'It can be used.',
  EXPIRED: 'It has expired.',
  REVOKED: 'It was revoked.',
});

/** A token is seen by those who manage the team's tokens, and by whom it is of. */
const itsCreatorAndAdmins: Rule = (access, parent, noun) => {
  const { teamId, createdById } = parent as { teamId: string; createdById: string | null };
  const isHis = access.kind === 'user' && access.userId === createdById;
  if (!isHis || capabilitiesIn(access, teamId).length === 0) requireTeam(access, teamId, noun, 'admin');
};

@Allow(itsCreatorAndAdmins)
@ObjectType({
  implements: Node,
  description: 'A secret with which scripts and workers use the API on behalf of a team.',
})
export class ApiToken extends Node {
  @Field(() => String, { description: 'Purpose of the token, in its creator’s words.' })
  name!: string;

  @Field(() => String, { description: 'First characters of the secret, to recognise it by.' })
  start!: string;

  @Field(() => [TokenScope], {
    description: 'What the token may do. It never allows more than its creator may do now.',
  })
  scopes!: TokenScope[];

  @Field(() => ApiTokenStatus, { description: 'Whether it can be used.' })
  status!: ApiTokenStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it expires. Null if a command of the operator made it.',
  })
  expiresAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to the minute; null if never.',
  })
  lastUsedAt!: Date | null;
}

export const ApiTokenConnection = connectionOf('ApiToken', () => ApiToken);
