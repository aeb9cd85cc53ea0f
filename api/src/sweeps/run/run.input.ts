import type { Run as RunRecord } from '@critbatch/prisma/generated/client';
import { RunStatus } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { orderOf } from '../../platform/page/order.ts';
import { LongPageArgs } from '../../platform/page/pageArgs.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Run } from './run.type.ts';

@InputType({ description: 'Filter for runs. Every condition has to hold.' })
export class RunWhere {
  @Field(() => [RunStatus], { nullable: true, description: 'Statuses; a run has to have one of them.' })
  status?: RunStatus[] | null;

  @Field(() => [Int], { nullable: true, description: 'Batch sizes; a run has to have one of them.' })
  batchSize?: number[] | null;

  @Field(() => [Int], { nullable: true, description: 'Seeds; a run has to have one of them.' })
  seed?: number[] | null;
}

export enum RunOrderField {
  BATCH_SIZE = 'batchSize',
  CREATED_AT = 'createdAt',
}
declareEnum(RunOrderField, 'RunOrderField', 'Fields that a list of runs can be ordered by.', {
  BATCH_SIZE: 'Batch size, then seed.',
  CREATED_AT: 'When it was queued.',
});

@InputType({ description: 'How a list of runs is ordered.' })
export class RunOrder extends orderOf(RunOrderField) {}

@ArgsType()
export class RunsArgs extends LongPageArgs {
  @Field(() => RunWhere, { nullable: true, description: 'Filter; all runs if absent.' })
  where?: RunWhere | null;

  @Field(() => RunOrder, {
    nullable: true,
    description: 'Order; by batch size and seed, ascending, if absent.',
  })
  orderBy?: RunOrder | null;
}

@InputType({ description: 'Run to queue again.' })
export class RetryRunInput {
  @Field(() => ID, { description: 'A failed run.' })
  runId!: string;
}

@PayloadType('The queued run, or the errors.')
export class RetryRunPayload extends Payload {
  @NullIfRefused(() => Run, 'The run')
  run!: RunRecord | null;
}
