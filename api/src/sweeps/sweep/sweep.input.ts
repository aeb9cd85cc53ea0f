import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { SweepOrigin, SweepStatus, TargetMetric } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { TeamItemWhere } from '../../platform/item/teamItem.input.ts';
import { orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Sweep } from './sweep.type.ts';

/** The values are the columns of a sweep. */
export enum UsualOverhead {
  TENTH = 'withinTenth',
  FIFTH = 'withinFifth',
  HALF = 'withinHalf',
}
declareEnum(
  UsualOverhead,
  'UsualOverhead',
  'How much more work than a reference, as `Estimate.overheads` has it.',
  {
    TENTH: '10 % more.',
    FIFTH: '20 % more.',
    HALF: '50 % more.',
  },
);

@InputType({
  description:
    'Sweeps by the largest batch size that costs at most so much more work than the reference, as `Estimate.overheads` has it. Sweeps that do not tell are left out.',
})
export class WithinOverheadWhere {
  @Field(() => UsualOverhead, { description: 'How much more work.' })
  overhead!: UsualOverhead;

  @Field(() => Float, { nullable: true, description: 'Least value of that batch size.' })
  atLeast?: number | null;

  @Field(() => Float, { nullable: true, description: 'Greatest value of that batch size.' })
  atMost?: number | null;
}

@InputType({ description: 'Filter for sweeps. Every condition has to hold.' })
export class SweepWhere extends TeamItemWhere {
  @Field(() => [ID], { nullable: true, description: 'Ids, at most 100.' })
  ids?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Number within the team.' })
  number?: number | null;

  @Field(() => ID, { nullable: true, description: 'Model.' })
  modelId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Data set.' })
  datasetId?: string | null;

  @Field(() => SweepStatus, { nullable: true, description: 'Status.' })
  status?: SweepStatus | null;

  @Field(() => SweepOrigin, { nullable: true, description: 'Origin.' })
  origin?: SweepOrigin | null;

  @Field(() => WithinOverheadWhere, {
    nullable: true,
    description: 'How far the batch size can grow, by the newest estimate for the primary target.',
  })
  withinOverhead?: WithinOverheadWhere | null;
}

export enum SweepOrderField {
  CREATED_AT = 'createdAt',
  NUMBER = 'number',
  NAME = 'name',
  WITHIN_TENTH = 'withinTenth',
  WITHIN_FIFTH = 'withinFifth',
  WITHIN_HALF = 'withinHalf',
}
const within = (overhead: string) =>
  `The largest batch size that costs at most ${overhead} more work than the reference, as \`Estimate.overheads\` has it; sweeps that do not tell count as 0.`;
declareEnum(SweepOrderField, 'SweepOrderField', 'Fields that a list of sweeps can be ordered by.', {
  CREATED_AT: 'When it was created.',
  NUMBER: 'Its number within the team.',
  NAME: 'Its name.',
  WITHIN_TENTH: within('10 %'),
  WITHIN_FIFTH: within('20 %'),
  WITHIN_HALF: within('50 %'),
});

@InputType({ description: 'How a list of sweeps is ordered.' })
export class SweepOrder extends orderOf(SweepOrderField) {}

@ArgsType()
export class SweepsArgs extends PageArgs {
  @Field(() => SweepWhere, { nullable: true, description: 'Filter; all sweeps if absent.' })
  where?: SweepWhere | null;

  @Field(() => SweepOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: SweepOrder | null;
}

@InputType({ description: 'A metric and the value that counts as trained.' })
export class TargetInput {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach; above 0.' })
  threshold!: number;
}

@InputType({ description: 'Sweep to cancel.' })
export class CancelSweepInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;
}

@PayloadType('The canceled sweep, or the errors.')
export class CancelSweepPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;
}

@InputType({ description: 'Sweep to go on with.' })
export class ContinueSweepInput {
  @Field(() => ID, { description: 'A paused or canceled sweep.' })
  sweepId!: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'Base learning rate to train at, in place of the one that diverges. Only for a paused sweep, of which nothing is trained yet.',
  })
  learningRate?: number | null;
}

@PayloadType('The sweep that goes on, or the errors.')
export class ContinueSweepPayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;
}

@InputType({ description: 'Sweep, and the batch size that the team uses today for what it trains.' })
export class SetCurrentBatchSizeInput {
  @Field(() => ID, { description: 'The sweep.' })
  sweepId!: string;

  @Field(() => Int, { nullable: true, description: 'The batch size, in examples; null if there is none.' })
  batchSize?: number | null;
}

@PayloadType('The changed sweep, or the errors.')
export class SetCurrentBatchSizePayload extends Payload {
  @NullIfRefused(() => Sweep, 'The sweep')
  sweep!: SweepRecord | null;
}
