import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Float, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import type { TargetRecord } from './target.service.ts';
import { Target } from './target.type.ts';

@InputType({ description: 'A target to add to a sweep, like those given at its start.' })
export class AddTargetInput extends ResendableInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;

  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach; above 0.' })
  threshold!: number;
}

@PayloadType('The new target, or the errors.')
export class AddTargetPayload extends Payload {
  @NullIfRefused(() => Target, 'The target')
  target!: TargetRecord | null;
}
