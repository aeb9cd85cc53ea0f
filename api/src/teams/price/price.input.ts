import type { Price as PriceRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, Float, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { SortDirection } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Price } from './price.type.ts';

@InputType({ description: 'Which prices a list holds; conditions add up.' })
export class PriceWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of exactly this kind of device.' })
  device?: string | null;
}

@ArgsType()
export class PricesArgs extends PageArgs {
  @Field(() => PriceWhere, { nullable: true, description: 'Which prices; all if absent.' })
  where?: PriceWhere | null;

  @Field(() => SortDirection, {
    nullable: true,
    description: 'By the date from which they hold; newest first if absent.',
  })
  orderBy?: SortDirection | null;
}

@InputType({ description: 'A price from a date on; the same device and date again replace it.' })
export class SetPriceInput {
  @Field(() => ID, { description: 'Team that pays it.' })
  teamId!: string;

  @Field(() => String, { description: 'The kind of device, as workers name theirs.' })
  device!: string;

  @Field(() => String, { description: 'Currency in the three letters of ISO 4217.' })
  currency!: string;

  @Field(() => Float, { description: 'Price of one device for one hour, at least 0.' })
  pricePerDeviceHour!: number;

  @Field(() => DateTime, { description: 'Valid from here on.' })
  validFrom!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'No longer valid from here on; absent while nothing ends it.',
  })
  validUntil?: Date | null;
}

@InputType({ description: 'A price to reckon with, whatever is recorded.' })
export class AssumedPriceInput {
  @Field(() => Float, { description: 'Price of one device for one hour, at least 0.' })
  pricePerDeviceHour!: number;

  @Field(() => String, { description: 'Currency in the three letters of ISO 4217.' })
  currency!: string;
}

@InputType({ description: 'The price to take back.' })
export class RemovePriceInput {
  @Field(() => ID, { description: 'A price of the team.' })
  priceId!: string;
}

@PayloadType('The price, or what to mend.')
export class SetPricePayload extends Payload {
  @NullIfRefused(() => Price, 'The price')
  price!: PriceRecord | null;
}

@PayloadType('The price that was taken back.')
export class RemovePricePayload extends Payload {
  @Field(() => Price, { nullable: true, description: 'The price as it was.' })
  price!: PriceRecord | null;
}
