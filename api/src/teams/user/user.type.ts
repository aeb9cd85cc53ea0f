import { Field, ObjectType } from 'type-graphql';
import { teamsAllowing } from '../../platform/access/access.ts';
import type { Rule } from '../../platform/access/rule.ts';
import { Allow } from '../../platform/access/rule.ts';
import { notFound } from '../../platform/node/globalId.ts';
import { Node } from '../../platform/node/node.type.ts';
import type { UserRecord } from './user.service.ts';

/** Users are seen by themselves and by those who share a team with them. */
const himselfAndTeammates: Rule = (access, parent) => {
  const user = parent as UserRecord;
  if (access.kind === 'user' && access.userId === user.id) return;
  const teams = teamsAllowing(access, 'read');
  if (!user.memberships.some(({ teamId }) => teams.includes(teamId))) throw notFound('User');
};

@Allow(himselfAndTeammates)
@ObjectType({ implements: Node, description: 'A person who can sign in.' })
export class User extends Node {
  @Field(() => String, { description: 'Name, as the person writes it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email!: string | null;
}
