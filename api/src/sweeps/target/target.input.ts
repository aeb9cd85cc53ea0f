import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { UserError } from '../../platform/input/userError.type.ts';
import type { TargetRecord } from './target.service.ts';
import { Target } from './target.type.ts';

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
