import type { Memo as MemoRecord, MemoSchedule as ScheduleRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Memo, MemoLocale, MemoSchedule } from './memo.type.ts';

@InputType({ description: 'Which memos a list holds; conditions add up.' })
export class MemoWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this study only.' })
  studyId?: string | null;
}

const asEveryList = (name: string) => `Say it as every list does: where: { ${name}: … }.`;

@ArgsType()
export class MemosArgs extends PageArgs {
  @Field(() => MemoWhere, { nullable: true, description: 'Which memos; all if absent.' })
  where?: MemoWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'By when they were made; newest first if absent.',
  })
  orderBy?: SortDirection | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of this team.',
    deprecationReason: asEveryList('teamId'),
  })
  teamId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of this study only.',
    deprecationReason: asEveryList('studyId'),
  })
  studyId?: string | null;
}

@InputType({ description: 'The memo of a week.' })
export class CreateMemoInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => ID, { nullable: true, description: 'One of its studies; the whole team if absent.' })
  studyId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'A moment of the week; now if absent.' })
  date?: Date | null;
}

@InputType({ description: 'A memo every week.' })
export class CreateMemoScheduleInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => ID, { nullable: true, description: 'One of its studies; the whole team if absent.' })
  studyId?: string | null;

  @Field(() => Int, { description: '1 for Monday to 7 for Sunday, in UTC.' })
  weekday!: number;

  @Field(() => Int, { description: 'Hour of that day, 0 to 23, in UTC.' })
  hour!: number;

  @Field(() => MemoLocale, { description: 'Language.' })
  locale!: MemoLocale;
}

@InputType({ description: 'The schedule to end.' })
export class RemoveMemoScheduleInput {
  @Field(() => ID, { description: 'The schedule.' })
  memoScheduleId!: string;
}

@PayloadType('The memo, or what to mend.')
export class CreateMemoPayload extends Payload {
  @Field(() => Memo, {
    nullable: true,
    description: 'The memo; the one that is there if nothing has changed since.',
  })
  memo!: MemoRecord | null;
}

@PayloadType('The schedule, or what to mend.')
export class CreateMemoSchedulePayload extends Payload {
  @NullIfRefused(() => MemoSchedule, 'The schedule')
  memoSchedule!: ScheduleRecord | null;
}

@PayloadType('The schedule as it was.')
export class RemoveMemoSchedulePayload extends Payload {
  @Field(() => MemoSchedule, { nullable: true, description: 'The schedule that has ended.' })
  memoSchedule!: ScheduleRecord | null;
}
