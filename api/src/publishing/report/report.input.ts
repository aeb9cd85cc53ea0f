import type { Report as ReportRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Json } from '../../platform/scalar/json.ts';
import { ReportField, ReportOrderField } from './report.enum.ts';
import { Report, ReportShare, ReportVersion } from './report.type.ts';
import type { ShareRecord, VersionRecord } from './reportRecords.ts';

@InputType({ description: 'Filter for reports. Every condition has to hold.' })
export class ReportWhere {
  @Field(() => ID, { nullable: true, description: 'Team; all teams of the caller if absent.' })
  teamId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text that the title contains, upper and lower case alike.',
  })
  titleContains?: string | null;
}

@InputType({ description: 'How a list of reports is ordered.' })
export class ReportOrder extends orderOf(ReportOrderField) {}

@ArgsType()
export class ReportsArgs extends PageArgs {
  @Field(() => ReportWhere, { nullable: true, description: 'Filter; all reports if absent.' })
  where?: ReportWhere | null;

  @Field(() => ReportOrder, { nullable: true, description: 'Order; newest version first if absent.' })
  orderBy?: ReportOrder | null;
}

@InputType({ description: 'Content to freeze.' })
export class ReportContentInput {
  @Field(() => String, { description: 'Title, 1 to 120 characters.' })
  title!: string;

  @Field(() => String, { description: 'Markdown, at most 50,000 characters.' })
  text!: string;

  @Field(() => [ID], { description: 'Sweeps of the team, at most 20, in the order of the report.' })
  sweepIds!: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Studies of the team with their predictions, at most 10.',
  })
  studyIds?: string[] | null;
}

@InputType({ description: 'A new report with its first version.' })
export class CreateReportInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own the new object.' })
  teamId!: string;

  @Field(() => ReportContentInput, { description: 'Content of the first version.' })
  content!: ReportContentInput;
}

@InputType({ description: 'What a version would freeze.' })
export class ReportPreviewInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => ReportContentInput, { description: 'Content to preview.' })
  content!: ReportContentInput;
}

@InputType({ description: 'A new version of a report. Earlier versions stay.' })
export class AddReportVersionInput extends ResendableInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => ReportContentInput, { description: 'Content to freeze in the version.' })
  content!: ReportContentInput;
}

@InputType({ description: 'A new link to a version of a report.' })
export class CreateReportShareInput {
  @Field(() => ID, { description: 'Version that the link opens. It never opens a later one.' })
  reportVersionId!: string;

  @Field(() => Int, { defaultValue: 30, description: 'Days until it expires, 1 to 365.' })
  expiresInDays!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to withhold the names of team, people, sweeps and studies.',
  })
  hidesNames!: boolean;

  @Field(() => [ReportField], { defaultValue: [], description: 'Further parts to withhold.' })
  hiddenFields!: ReportField[];
}

@InputType({ description: 'Link to revoke.' })
export class RevokeReportShareInput {
  @Field(() => ID, { description: 'The link.' })
  reportShareId!: string;
}

@PayloadType('The report, or the errors.')
export class CreateReportPayload extends Payload {
  @NullIfRefused(() => Report, 'The report')
  report!: ReportRecord | null;
}

@PayloadType('What a version would freeze now, or the errors.')
export class ReportPreview extends Payload {
  @Field(() => Json, {
    nullable: true,
    description: 'Content, in the form of ReportVersion.content. Nothing is stored.',
  })
  content!: unknown;
}

@PayloadType('The version, or the errors.')
export class AddReportVersionPayload extends Payload {
  @NullIfRefused(() => ReportVersion, 'The version')
  reportVersion!: VersionRecord | null;
}

@PayloadType('The link, or the errors.')
export class CreateReportSharePayload extends Payload {
  @Field(() => ReportShare, {
    nullable: true,
    description: 'The link as it is listed later, without its secret.',
  })
  reportShare!: ShareRecord | null;

  @Field(() => String, {
    nullable: true,
    description: 'The link, with its secret. It is shown only here, once.',
  })
  link!: string | null;
}

@PayloadType('The revoked link, or the errors.')
export class RevokeReportSharePayload extends Payload {
  @Field(() => ReportShare, { nullable: true, description: 'The revoked link.' })
  reportShare!: ShareRecord | null;
}
