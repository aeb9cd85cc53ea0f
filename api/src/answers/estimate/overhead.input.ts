import { ArgsType, Field, Float } from 'type-graphql';
import { z } from 'zod';

@ArgsType()
export class OverheadArgs {
  @Field(() => Float, { description: 'More work, as a share; 0.2 means 20 % more. Above 0, at most 10.' })
  overhead!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Batch size to compare with, 1 or more. If absent, b*, or the smallest that reached the target if there is no b*.',
  })
  referenceBatchSize?: number | null;
}

const largestInt32 = 2 ** 31 - 1;

export const overheadArgsSchema = z.object({
  overhead: z.number().positive().max(10),
  referenceBatchSize: z.number().min(1).max(largestInt32).nullish(),
});
