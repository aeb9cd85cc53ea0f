import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
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

@PayloadType('The new target, or what to mend.')
export class AddTargetPayload extends Payload {
  @NullIfRefused(() => Target, 'The target')
  target!: TargetRecord | null;
}
