import type { TeamExport as TeamExportRecord } from '@critbatch/prisma/generated/client';
import { ExportStatus } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { TeamExport } from './teamExport.type.ts';

@InputType({ description: 'Filter for exports.' })
export class TeamExportWhere {
  @Field(() => ExportStatus, { nullable: true, description: 'Status.' })
  status?: ExportStatus | null;
}

@ArgsType()
export class TeamExportsArgs extends PageArgs {
  @Field(() => TeamExportWhere, { nullable: true, description: 'Filter; all exports if absent.' })
  where?: TeamExportWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'Order by creation time; newest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'Team to export.' })
export class ExportTeamInput extends ResendableInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;
}

@InputType({ description: 'Export to remove.' })
export class RemoveTeamExportInput {
  @Field(() => ID, {
    description: 'Id of an export of the team. If it is still being written, writing stops.',
  })
  teamExportId!: string;
}

@PayloadType('The export that was removed, or the errors.')
export class RemoveTeamExportPayload extends Payload {
  @Field(() => TeamExport, { nullable: true, description: 'The export before it was removed.' })
  teamExport!: TeamExportRecord | null;
}

@PayloadType('The export that was started, or the errors.')
export class ExportTeamPayload extends Payload {
  @Field(() => TeamExport, {
    nullable: true,
    description: 'The new export, or the one that is already being written.',
  })
  teamExport!: TeamExportRecord | null;
}
