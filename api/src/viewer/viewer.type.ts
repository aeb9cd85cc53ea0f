import { Role } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../access/rule.ts';
import { Node } from '../node/node.type.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a member may do in a team.',
  valuesConfig: {
    OWNER: { description: 'Everything, the team itself included.' },
    ADMIN: { description: 'Everything but giving the team away.' },
    MEMBER: { description: 'Reads, and starts and cancels sweeps.' },
    VIEWER: { description: 'Reads.' },
  },
});

@Allow(teamHolding('read'))
@ObjectType({ implements: Node, description: "A user's place in a team." })
export class Membership extends Node {
  @Field(() => Role, { description: 'What the member may do.' })
  role!: Role;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Who asks: a signed-in user, or a token of a team.' })
export class Viewer {
  @Field(() => [String], {
    description: 'Scopes of the token: read, write, worker, admin; empty for a user.',
  })
  scopes!: string[];
}
