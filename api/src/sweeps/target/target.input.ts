import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { UserError } from '../../platform/input/userError.type.ts';
import { TargetInput } from '../sweep/sweep.input.ts';
import { SmoothingInput } from './smoothing.input.ts';
import type { TargetRecord } from './target.service.ts';
import { Target } from './target.type.ts';

@ArgsType()
export class EstimateForArgs {
  @Field(() => TargetInput, { description: 'The target; it need not be one of the sweep.' })
  target!: TargetInput;

  @Field(() => SmoothingInput, { nullable: true, description: 'Not smoothed if absent.' })
  smoothing?: SmoothingInput | null;
}

@ArgsType()
export class CriticalBatchSizeByTargetArgs {
  @Field(() => TargetMetric, { description: 'What is measured.' })
  metric!: TargetMetric;

  @Field(() => [Float], {
    nullable: true,
    description: 'Thresholds to ask, 1 to 24; spread over what the runs answer if absent.',
  })
  thresholds?: number[] | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 12,
    description: 'How many thresholds to spread, 2 to 24.',
  })
  count?: number | null;

  @Field(() => SmoothingInput, { nullable: true, description: 'Not smoothed if absent.' })
  smoothing?: SmoothingInput | null;
}

@InputType({ description: 'A target to keep with a sweep, as those given when it was started.' })
export class AddTargetInput extends ResendableInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;

  @Field(() => TargetMetric, { description: 'What is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach, above 0.' })
  threshold!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The new target, or what to mend.' })
export class AddTargetPayload {
  @Field(() => Target, { nullable: true, description: 'The target; null if there is something to mend.' })
  target!: TargetRecord | null;

  @Field(() => [UserError], { description: 'What the sender has to mend; empty on success.' })
  userErrors!: UserError[];
}
