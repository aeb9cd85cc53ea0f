import type { TeamExport as TeamExportRecord } from '@critbatch/prisma/generated/client';
import { ExportStatus } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { TeamExport } from './teamExport.type.ts';

@InputType({ description: 'Which exports a list holds.' })
export class TeamExportWhere {
  @Field(() => ExportStatus, { nullable: true, description: 'That are so far.' })
  status?: ExportStatus | null;
}

@ArgsType()
export class TeamExportsArgs extends PageArgs {
  @Field(() => TeamExportWhere, { nullable: true, description: 'Which exports; all if absent.' })
  where?: TeamExportWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'By when they were ordered; newest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'The team that is to be exported.' })
export class ExportTeamInput extends ResendableInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;
}

@InputType({ description: 'An export to remove.' })
export class RemoveTeamExportInput {
  @Field(() => ID, { description: 'An export of the team; one that is being written is given up.' })
  teamExportId!: string;
}

@PayloadType('The export that was removed, or what to mend.')
export class RemoveTeamExportPayload extends Payload {
  @Field(() => TeamExport, { nullable: true, description: 'The export as it was.' })
  teamExport!: TeamExportRecord | null;
}

@PayloadType('The export that was begun, or what to mend.')
export class ExportTeamPayload extends Payload {
  @Field(() => TeamExport, {
    nullable: true,
    description: 'The export, or the one that is under way already.',
  })
  teamExport!: TeamExportRecord | null;
}
