import type { Team as TeamRow } from '@critbatch/prisma/generated/client';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { UserError } from '../../platform/input/userError.type.ts';
import { Team } from './team.type.ts';

/** A team belongs to itself, so that its fields are guarded as everybody else's are. */
type TeamRecord = TeamRow & { teamId: string };

@InputType({ description: 'A new team; who asks becomes its owner.' })
export class CreateTeamInput extends ResendableInput {
  @Field(() => String, { description: 'Name as people write it.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Unique short name for addresses: a-z, 0-9 and hyphens; made from the name if absent.',
  })
  slug?: string | null;
}

@InputType({ description: 'A team’s new name.' })
export class RenameTeamInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => String, { description: 'The new name.' })
  name!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The team, or what to mend.' })
export class TeamPayload {
  @Field(() => Team, { nullable: true, description: 'The team; null if there is something to mend.' })
  team!: TeamRecord | null;

  @Field(() => [UserError], { description: 'What the sender has to mend; empty on success.' })
  userErrors!: UserError[];
}
