import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

@InputType({ description: 'Which entries of the audit log a list holds; conditions add up.' })
export class AuditEntryWhere {
  @Field(() => String, { nullable: true, description: 'Of this mutation.' })
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this thing.' })
  objectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'By this user.' })
  userId?: string | null;

  @Field(() => ID, { nullable: true, description: 'With this token.' })
  apiTokenId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'At this instant or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this instant.' })
  until?: Date | null;
}

@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Field(() => AuditEntryWhere, { nullable: true, description: 'Which entries; all if absent.' })
  where?: AuditEntryWhere | null;

  @Field(() => SortDirection, { nullable: true, description: 'By time; newest first if absent.' })
  orderBy?: SortDirection | null;
}
