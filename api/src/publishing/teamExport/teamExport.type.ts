import { ExportStatus } from '@critbatch/prisma/generated/enums';
import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Long } from '../../platform/scalar/long.ts';

declareEnum(ExportStatus, 'ExportStatus', 'Progress of a team’s export.', {
  QUEUED: 'It will start in a moment.',
  RUNNING: 'It is being written.',
  DONE: 'It can be downloaded from /exports/<id> until it expires.',
  FAILED: 'It could not be written.',
});

@Allow(teamHolding('admin'))
@ObjectType({
  implements: Node,
  description: 'An export of a whole team as one file, written in the background.',
})
export class TeamExport extends Node {
  @Field(() => ExportStatus, { description: 'State.' })
  status!: ExportStatus;

  @Field(() => Int, { description: 'Number of sweeps that are written.' })
  sweepsDone!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of sweeps of the team; null until they are counted.',
  })
  sweepsTotal!: number | null;

  @Field(() => Long, { nullable: true, description: 'Size of the file; null until it is done.' })
  byteLength!: bigint | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file; null until it is done.' })
  contentHash!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it failed, and what to do.' })
  failureMessage!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Error code of the failure (docs/errors.md), e.g. QUOTA_EXCEEDED or DISK_FULL.',
  })
  failureCode!: string | null;

  @Field(() => DateTime, { description: 'When it was requested.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was done or failed.' })
  finishedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the file is deleted; null until it is done.' })
  expiresAt!: Date | null;
}

export const TeamExportConnection = connectionOf('TeamExport', () => TeamExport);
