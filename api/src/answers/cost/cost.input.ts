import { dataParallelAssumption } from '@critbatch/theory';
import { ArgsType, Field, Float, ID, Int } from 'type-graphql';
import { AssumedPriceInput } from '../../teams/price/price.input.ts';

@ArgsType()
class PricedArgs {
  @Field(() => ID, { nullable: true, description: 'A target of the sweep; the primary one if absent.' })
  targetId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device; the one that trained most runs if absent.',
  })
  device?: string | null;

  @Field(() => Float, {
    nullable: true,
    defaultValue: dataParallelAssumption.usualBytesPerSecond,
    description: 'Bytes per second at which each device exchanges gradients.',
  })
  bytesPerSecond?: number | null;

  @Field(() => AssumedPriceInput, {
    nullable: true,
    description: 'What to reckon money with; the price that is valid now if absent.',
  })
  assumedPrice?: AssumedPriceInput | null;
}

@ArgsType()
export class CostFrontierArgs extends PricedArgs {
  @Field(() => [Int], {
    nullable: true,
    description: 'Batch sizes, at most 100; a sensible grid of the tested range if absent.',
  })
  batchSizes?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    defaultValue: [1, 2, 4, 8, 16, 32, 64],
    description: 'Numbers of devices, at most 32 of them.',
  })
  deviceCounts?: number[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether intervals hold one run with its scatter, or the median run.',
  })
  forOneRun?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Limit of cheapest and fastest: hours by the clock.' })
  maxHours?: number | null;

  @Field(() => Float, { nullable: true, description: 'Limit of cheapest and fastest: money.' })
  maxCost?: number | null;
}

@ArgsType()
export class SavingArgs extends PricedArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Batch size that is left; the sweep’s currentBatchSize if absent.',
  })
  from?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Batch size that is moved to; b* if absent, or the free range where N has no minimum.',
  })
  to?: number | null;

  @Field(() => Int, { nullable: true, defaultValue: 1, description: 'Devices that share each batch.' })
  devices?: number | null;
}
