import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'What an hour of a kind of device costs a team, from a date on; the newest that is valid counts.',
})
export class Price extends Node {
  @Field(() => String, { description: 'The kind of device, as workers name theirs, e.g. cpu.' })
  device!: string;

  @Field(() => String, { description: 'Currency in the three letters of ISO 4217, e.g. EUR.' })
  currency!: string;

  @Field(() => Float, { description: 'Price of one device for one hour, in the currency.' })
  pricePerDeviceHour!: number;

  @Field(() => DateTime, { description: 'Valid from here on.' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'No longer valid from here on; null while nothing ends it.',
  })
  validUntil!: Date | null;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  createdAt!: Date;
}

export const PriceConnection = connectionOf('Price', () => Price);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => Float, { description: 'How much, in the currency.' })
  amount!: number;

  @Field(() => String, { description: 'Currency in the three letters of ISO 4217.' })
  currency!: string;
}
