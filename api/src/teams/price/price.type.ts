import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'Price of an hour on a kind of device, for a team, from a date on. The newest valid price counts.',
})
export class Price extends Node {
  @Field(() => String, { description: 'Kind of device, as workers name it, e.g. cpu.' })
  device!: string;

  @Field(() => String, { description: 'Currency as an ISO 4217 code, e.g. EUR.' })
  currency!: string;

  @Field(() => Float, { description: 'Price of one device for one hour, in the currency.' })
  pricePerDeviceHour!: number;

  @Field(() => DateTime, { description: 'Start of its validity.' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of its validity; null if it is open.',
  })
  validUntil!: Date | null;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  createdAt!: Date;
}

export const PriceConnection = connectionOf('Price', () => Price);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => Float, { description: 'Amount in the currency.' })
  amount!: number;

  @Field(() => String, { description: 'Currency as an ISO 4217 code, e.g. EUR.' })
  currency!: string;
}
