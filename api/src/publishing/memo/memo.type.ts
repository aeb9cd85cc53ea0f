import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Locale } from '../../platform/scalar/locale.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A heading of a memo with the sentences under it.' })
export class MemoSection {
  @Field(() => String, { description: 'Heading.' })
  heading!: string;

  @Field(() => [String], { description: 'Plain sentences.' })
  sentences!: string[];
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A memo in one language.' })
export class MemoText {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'Week and team.' })
  subtitle!: string;

  @Field(() => [MemoSection], { description: 'Sections of the memo.' })
  sections!: MemoSection[];

  @Field(() => String, { description: 'The memo as Markdown.' })
  markdown!: string;

  @Field(() => String, {
    description: 'The memo as a printable HTML document that loads nothing.',
  })
  html!: string;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'Summary of a week, for a team or one of its studies. It is written from data that are kept as they were.',
})
export class Memo extends Node {
  @Field(() => DateTime, { description: 'Monday of its week, midnight in UTC.' })
  weekFrom!: Date;

  @Field(() => Json, { description: 'Data that the memo is written from.' })
  data!: unknown;

  @Field(() => String, { description: 'SHA-256 of the data.' })
  inputHash!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

export const MemoConnection = connectionOf('Memo', () => Memo);

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'Schedule for a weekly memo. Each memo is sent to the team’s webhooks for MEMO_MADE, and by e-mail to the members who ask for it.',
})
export class MemoSchedule extends Node {
  @Field(() => Int, { description: '1 for Monday to 7 for Sunday, in UTC.' })
  weekday!: number;

  @Field(() => Int, { description: 'Hour of that day, 0 to 23, in UTC.' })
  hour!: number;

  @Field(() => Locale, { description: 'Language.' })
  locale!: Locale;

  @Field(() => DateTime, { description: 'When the next memo is due.' })
  nextDueAt!: Date;
}
