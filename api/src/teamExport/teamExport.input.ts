import type { TeamExport as TeamExportRecord } from '@critbatch/prisma/generated/client';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';
import { ResendableInput } from '../idempotency/resendable.input.ts';
import { UserError } from '../outcome/userError.type.ts';
import { TeamExport } from './teamExport.type.ts';

@InputType({ description: 'The team that is to be exported.' })
export class ExportTeamInput extends ResendableInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The export that was begun, or what to mend.' })
export class ExportTeamPayload {
  @Field(() => TeamExport, {
    nullable: true,
    description: 'The export, or the one that is under way already.',
  })
  teamExport!: TeamExportRecord | null;

  @Field(() => [UserError], { description: 'What the sender has to mend; empty on success.' })
  userErrors!: UserError[];
}
