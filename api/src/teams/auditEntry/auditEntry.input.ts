import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

@InputType({ description: 'Filter for entries of the audit log. Every condition has to hold.' })
export class AuditEntryWhere {
  @Field(() => String, { nullable: true, description: 'Mutation that made the change.' })
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the changed object.' })
  objectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'User who made the change.' })
  userId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Token that made the change.' })
  apiTokenId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Earliest time, inclusive.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Latest time, exclusive.' })
  until?: Date | null;
}

@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Field(() => AuditEntryWhere, { nullable: true, description: 'Filter; all entries if absent.' })
  where?: AuditEntryWhere | null;

  @Field(() => SortDirection, { nullable: true, description: 'Order by time; newest first if absent.' })
  orderBy?: SortDirection | null;
}
