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
  WRITE: 'Records models and data, starts and stops sweeps.',
  WORKER: 'Speaks the worker protocol, and nothing else.',
  ADMIN: 'Manages members, invitations and tokens, and reads the audit log.',
});

export enum ApiTokenStatus {
  ACTIVE = 'active',
  EXPIRED = 'expired',
  REVOKED = 'revoked',
}
declareEnum(ApiTokenStatus, 'ApiTokenStatus', 'Whether a token can be used.', {
  ACTIVE: 'It can.',
  EXPIRED: 'Its time is over.',
  REVOKED: 'Somebody made it useless.',
});

/** A token is seen by those who manage the team's tokens, and by whom it is of. */
const itsCreatorAndAdmins: Rule = (access, parent, noun) => {
  const { teamId, createdById } = parent as { teamId: string; createdById: string | null };
  const isHis = access.kind === 'user' && access.userId === createdById;
  if (!isHis || capabilitiesIn(access, teamId).length === 0) requireTeam(access, teamId, noun, 'admin');
};

@Allow(itsCreatorAndAdmins)
@ObjectType({ implements: Node, description: 'A secret with which scripts and workers act in a team.' })
export class ApiToken extends Node {
  @Field(() => String, { description: 'What it is for, as its creator says.' })
  name!: string;

  @Field(() => String, { description: 'How the secret begins, to recognise it by.' })
  start!: string;

  @Field(() => [TokenScope], {
    description: 'What it may do. It never does more than its creator may do at the time.',
  })
  scopes!: TokenScope[];

  @Field(() => ApiTokenStatus, { description: 'Whether it can be used.' })
  status!: ApiTokenStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends; null for one that a start of ours made.',
  })
  expiresAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was used last, to the minute; null for never.',
  })
  lastUsedAt!: Date | null;
}

export const ApiTokenConnection = connectionOf('ApiToken', () => ApiToken);
