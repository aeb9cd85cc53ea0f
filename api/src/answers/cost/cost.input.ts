import { dataParallelAssumption } from '@critbatch/theory';
import { ArgsType, Field, Float, ID, Int } from 'type-graphql';
import { AssumedPriceInput } from '../../teams/price/price.input.ts';

@ArgsType()
export class PricedArgs {
  @Field(() => ID, { nullable: true, description: 'Target of the sweep; the primary one if absent.' })
  targetId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Kind of device. If absent, the one with the most runs.',
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
    description: 'Price to use; the price that is valid now if absent.',
  })
  assumedPrice?: AssumedPriceInput | null;
}

/** Among how many devices a choice is sought where nobody says, by a query or for a recommendation within limits. */
export const usualDeviceCounts = [1, 2, 4, 8, 16, 32, 64];

@ArgsType()
export class CostFrontierArgs extends PricedArgs {
  @Field(() => [Int], {
    nullable: true,
    description: 'Batch sizes, at most 100; a grid over the tested range if absent.',
  })
  batchSizes?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    defaultValue: usualDeviceCounts,
    description: 'Numbers of devices, at most 32 of them.',
  })
  deviceCounts?: number[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether intervals are for one run, with its scatter, or for the median run.',
  })
  forOneRun?: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Maximum wall-clock hours, for `cheapest` and `fastest`.',
  })
  maxHours?: number | null;

  @Field(() => Float, { nullable: true, description: 'Maximum cost, for `cheapest` and `fastest`.' })
  maxCost?: number | null;
}

@ArgsType()
export class SavingArgs extends PricedArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Old batch size; the sweep’s currentBatchSize if absent.',
  })
  from?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'New batch size; the recommended one if absent.',
  })
  to?: number | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 1,
    description: 'Number of devices that share each batch.',
  })
  devices?: number | null;
}
