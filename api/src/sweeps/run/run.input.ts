import type { Run as RunRecord } from '@critbatch/prisma/generated/client';
import { RunStatus } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { orderOf } from '../../platform/page/order.ts';
import { LongPageArgs } from '../../platform/page/pageArgs.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Run } from './run.type.ts';

@InputType({ description: 'Which runs a list holds; conditions add up.' })
export class RunWhere {
  @Field(() => [RunStatus], { nullable: true, description: 'In one of these statuses.' })
  status?: RunStatus[] | null;

  @Field(() => [Int], { nullable: true, description: 'With one of these batch sizes.' })
  batchSize?: number[] | null;

  @Field(() => [Int], { nullable: true, description: 'With one of these seeds.' })
  seed?: number[] | null;
}

export enum RunOrderField {
  BATCH_SIZE = 'batchSize',
  CREATED_AT = 'createdAt',
}
declareEnum(RunOrderField, 'RunOrderField', 'What a list of runs can be ordered by.', {
  BATCH_SIZE: 'Its batch size, then its seed.',
  CREATED_AT: 'When it was queued.',
});

@InputType({ description: 'How a list of runs is ordered.' })
export class RunOrder extends orderOf(RunOrderField) {}

@ArgsType()
export class RunsArgs extends LongPageArgs {
  @Field(() => RunWhere, { nullable: true, description: 'Which runs; all if absent.' })
  where?: RunWhere | null;

  @Field(() => RunOrder, { nullable: true, description: 'By batch size and seed, ascending, if absent.' })
  orderBy?: RunOrder | null;
}

@InputType({ description: 'The run to try again.' })
export class RetryRunInput {
  @Field(() => ID, { description: 'A failed run.' })
  runId!: string;
}

@PayloadType('The queued run, or what to mend.')
export class RetryRunPayload extends Payload {
  @NullIfRefused(() => Run, 'The run')
  run!: RunRecord | null;
}
