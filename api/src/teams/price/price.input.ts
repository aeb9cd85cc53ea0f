import type { Price as PriceRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, Float, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Price } from './price.type.ts';

@InputType({ description: 'Filter for prices. Every condition has to hold.' })
export class PriceWhere {
  @Field(() => ID, { nullable: true, description: 'Team.' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'Exact kind of device.' })
  device?: string | null;
}

@ArgsType()
export class PricesArgs extends PageArgs {
  @Field(() => PriceWhere, { nullable: true, description: 'Filter; all prices if absent.' })
  where?: PriceWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'Order by validFrom; newest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'A price from a date on. It replaces a price with the same device and date.' })
export class SetPriceInput {
  @Field(() => ID, { description: 'Team that the price is for.' })
  teamId!: string;

  @Field(() => String, { description: 'Kind of device, as workers name it.' })
  device!: string;

  @Field(() => String, { description: 'Currency as an ISO 4217 code, e.g. EUR.' })
  currency!: string;

  @Field(() => Float, { description: 'Price of one device for one hour, at least 0.' })
  pricePerDeviceHour!: number;

  @Field(() => DateTime, { description: 'Start of its validity.' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of its validity; open if absent.',
  })
  validUntil?: Date | null;
}

@InputType({ description: 'A price to use in place of the recorded one.' })
export class AssumedPriceInput {
  @Field(() => Float, { description: 'Price of one device for one hour, at least 0.' })
  pricePerDeviceHour!: number;

  @Field(() => String, { description: 'Currency as an ISO 4217 code, e.g. EUR.' })
  currency!: string;
}

@InputType({ description: 'Price to remove.' })
export class RemovePriceInput {
  @Field(() => ID, { description: 'Id of a price of the team.' })
  priceId!: string;
}

@PayloadType('The price, or the errors.')
export class SetPricePayload extends Payload {
  @NullIfRefused(() => Price, 'The price')
  price!: PriceRecord | null;
}

@PayloadType('The removed price, or the errors.')
export class RemovePricePayload extends Payload {
  @Field(() => Price, { nullable: true, description: 'The price before it was removed.' })
  price!: PriceRecord | null;
}
