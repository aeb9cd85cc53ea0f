import type { Memo as MemoRecord, MemoSchedule as ScheduleRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Locale } from '../../platform/scalar/locale.ts';
import { Memo, MemoSchedule } from './memo.type.ts';

@InputType({ description: 'Filter for memos. Every condition has to hold.' })
export class MemoWhere {
  @Field(() => ID, { nullable: true, description: 'Team.' })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Study.' })
  studyId?: string | null;
}

const asEveryList = (name: string) => `Say it as every list does: where: { ${name}: … }.`;

@ArgsType()
export class MemosArgs extends PageArgs {
  @Field(() => MemoWhere, { nullable: true, description: 'Filter; all memos if absent.' })
  where?: MemoWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'Order by creation time; newest first if absent.',
  })
  orderBy?: SortDirection | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Team.',
    deprecationReason: asEveryList('teamId'),
  })
  teamId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Study.',
    deprecationReason: asEveryList('studyId'),
  })
  studyId?: string | null;
}

@InputType({ description: 'Memo of a week.' })
export class CreateMemoInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => ID, { nullable: true, description: 'A study of the team; the whole team if absent.' })
  studyId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Any time in the week; now if absent.' })
  date?: Date | null;
}

@InputType({ description: 'Schedule for a weekly memo.' })
export class CreateMemoScheduleInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;

  @Field(() => ID, { nullable: true, description: 'A study of the team; the whole team if absent.' })
  studyId?: string | null;

  @Field(() => Int, { description: '1 for Monday to 7 for Sunday, in UTC.' })
  weekday!: number;

  @Field(() => Int, { description: 'Hour of that day, 0 to 23, in UTC.' })
  hour!: number;

  @Field(() => Locale, { description: 'Language.' })
  locale!: Locale;
}

@InputType({ description: 'The schedule to end.' })
export class RemoveMemoScheduleInput {
  @Field(() => ID, { description: 'The schedule.' })
  memoScheduleId!: string;
}

@InputType({ description: 'Whether the caller gets the memos of a schedule by e-mail.' })
export class ChooseMemoLettersInput {
  @Field(() => ID, { description: 'The schedule.' })
  memoScheduleId!: string;

  @Field(() => Boolean, { description: 'Whether to send them.' })
  byLetter!: boolean;
}

@PayloadType('The memo, or the errors.')
export class CreateMemoPayload extends Payload {
  @Field(() => Memo, {
    nullable: true,
    description: 'The memo. If nothing has changed since the last memo of that week, that one.',
  })
  memo!: MemoRecord | null;
}

@PayloadType('The schedule, or the errors.')
export class CreateMemoSchedulePayload extends Payload {
  @NullIfRefused(() => MemoSchedule, 'The schedule')
  memoSchedule!: ScheduleRecord | null;
}

@PayloadType('The schedule, or the errors.')
export class ChooseMemoLettersPayload extends Payload {
  @NullIfRefused(() => MemoSchedule, 'The schedule')
  memoSchedule!: ScheduleRecord | null;
}

@PayloadType('The ended schedule, or the errors.')
export class RemoveMemoSchedulePayload extends Payload {
  @Field(() => MemoSchedule, { nullable: true, description: 'The schedule that has ended.' })
  memoSchedule!: ScheduleRecord | null;
}
