import type { Team as TeamRow } from '@critbatch/prisma/generated/client';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Team } from './team.type.ts';

/** A team belongs to itself, so that its fields are guarded as everybody else's are. */
type TeamRecord = TeamRow & { teamId: string };

@InputType({ description: 'A new team. The caller becomes its owner.' })
export class CreateTeamInput extends ResendableInput {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Unique short name for URLs: a-z, 0-9 and hyphens. Made from the name if absent.',
  })
  slug?: string | null;
}

@InputType({ description: 'New name of a team.' })
export class RenameTeamInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => String, { description: 'The new name.' })
  name!: string;
}

@InputType({ description: 'Training runs of a team in a month.' })
export class SetRunsPerMonthInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => Int, { nullable: true, description: 'Training runs in a month; null removes the number.' })
  runsPerMonth?: number | null;
}

@InputType({ description: 'Cost of people’s work in a team.' })
export class SetHourlyRateInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => Float, { nullable: true, description: 'Cost of one hour, above 0; null removes the rate.' })
  hourlyRate?: number | null;

  @Field(() => String, { nullable: true, description: 'Currency of the rate; required with it.' })
  currency?: string | null;
}

@PayloadType('The team, or the errors.')
export class TeamPayload extends Payload {
  @NullIfRefused(() => Team, 'The team')
  team!: TeamRecord | null;
}
