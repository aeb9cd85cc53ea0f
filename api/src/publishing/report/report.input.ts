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

@InputType({ description: 'Which reports a list holds; conditions add up.' })
export class ReportWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team; of all the caller’s teams if absent.' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'With this text in the title, in any case.' })
  titleContains?: string | null;
}

@InputType({ description: 'How a list of reports is ordered.' })
export class ReportOrder extends orderOf(ReportOrderField) {}

@ArgsType()
export class ReportsArgs extends PageArgs {
  @Field(() => ReportWhere, { nullable: true, description: 'Which reports; all if absent.' })
  where?: ReportWhere | null;

  @Field(() => ReportOrder, { nullable: true, description: 'The newest version first if absent.' })
  orderBy?: ReportOrder | null;
}

@InputType({ description: 'What is frozen.' })
export class ReportContentInput {
  @Field(() => String, { description: 'Title, 1 to 120 characters.' })
  title!: string;

  @Field(() => String, { description: 'Markdown, at most 50,000 characters.' })
  text!: string;

  @Field(() => [ID], { description: 'Sweeps of the team, at most 20, in the order in which they are shown.' })
  sweepIds!: string[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Studies of the team with what they foretold, at most 10.',
  })
  studyIds?: string[] | null;
}

@InputType({ description: 'A new report with its first version.' })
export class CreateReportInput extends ResendableInput {
  @Field(() => ID, { description: 'Team that will own it.' })
  teamId!: string;

  @Field(() => ReportContentInput, { description: 'What its first version freezes.' })
  content!: ReportContentInput;
}

@InputType({ description: 'What a version would freeze.' })
export class ReportPreviewInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => ReportContentInput, { description: 'What it would freeze.' })
  content!: ReportContentInput;
}

@InputType({ description: 'A new version of a report; the ones before it stay.' })
export class AddReportVersionInput extends ResendableInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => ReportContentInput, { description: 'What the version freezes.' })
  content!: ReportContentInput;
}

@InputType({ description: 'A new link to a version of a report.' })
export class CreateReportShareInput {
  @Field(() => ID, { description: 'The version: what its maker has looked at, and no later one.' })
  reportVersionId!: string;

  @Field(() => Int, { defaultValue: 30, description: 'Days until it ends, 1 to 365.' })
  expiresInDays!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Withhold the names of team, people, sweeps and studies.',
  })
  hidesNames!: boolean;

  @Field(() => [ReportField], { defaultValue: [], description: 'What else to withhold.' })
  hiddenFields!: ReportField[];
}

@InputType({ description: 'The link to take back.' })
export class RevokeReportShareInput {
  @Field(() => ID, { description: 'The link.' })
  reportShareId!: string;
}

@PayloadType('The report, or what to mend.')
export class CreateReportPayload extends Payload {
  @NullIfRefused(() => Report, 'The report')
  report!: ReportRecord | null;
}

@PayloadType('What a version would freeze now, or what to mend.')
export class ReportPreview extends Payload {
  @Field(() => Json, { nullable: true, description: 'As the content of a version; nothing is kept.' })
  content!: unknown;
}

@PayloadType('The version, or what to mend.')
export class AddReportVersionPayload extends Payload {
  @NullIfRefused(() => ReportVersion, 'The version')
  reportVersion!: VersionRecord | null;
}

@PayloadType('The link, or what to mend.')
export class CreateReportSharePayload extends Payload {
  @Field(() => ReportShare, { nullable: true, description: 'What is known of the link later.' })
  reportShare!: ShareRecord | null;

  @Field(() => String, { nullable: true, description: 'The link itself, with its secret; shown only now.' })
  link!: string | null;
}

@PayloadType('The link as it was, or what to mend.')
export class RevokeReportSharePayload extends Payload {
  @Field(() => ReportShare, { nullable: true, description: 'The link that opens nothing any more.' })
  reportShare!: ShareRecord | null;
}
