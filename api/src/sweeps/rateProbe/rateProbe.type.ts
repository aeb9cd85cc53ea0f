import { RateProbeStatus } from '@critbatch/prisma/generated/enums';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { PayloadType, WorkerPayload } from '../../platform/input/payload.type.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

declareEnum(
  RateProbeStatus,
  'RateProbeStatus',
  'Where the probe of a sweep stands: a few steps before the first run that show where b* may lie, and whether a learning rate diverges.',
  {
    DUE: 'The first claim of a run will carry it.',
    LEFT_OUT: 'A program that does not probe claimed the first run.',
    PAUSED:
      'The learning rate diverges, and a smaller one does not. No run is given out until continueSweep says how to go on.',
    SETTLED: 'The sweep goes on.',
  },
);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A training of 40 steps from the start of a run.' })
export class RateTrial {
  @Field(() => Float, { description: 'Base learning rate.' })
  learningRate!: number;

  @Field(() => Int, { description: 'Batch size.' })
  batchSize!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Training loss before the first step; null if it was not finite.',
  })
  firstLoss!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Training loss after the last step; null if it was not finite.',
  })
  lastLoss!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Probe before the first run of a sweep.' })
export class RateProbe {
  @Field(() => RateProbeStatus, { description: 'Where it stands.' })
  status!: RateProbeStatus;

  @Field(() => Float, {
    nullable: true,
    description:
      'Base learning rate that the sweep was asked for; null for a line search, and until the probe is reported.',
  })
  learningRate!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the loss rose at that rate and the middle batch size. False for a line search, null until the probe is reported.',
  })
  diverges!: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'First rate tried at which the loss fell at the smallest and the middle batch size: the optimiser’s usual rate or a smaller one. Null if none was tried or all diverged.',
  })
  smallerLearningRate!: number | null;

  @Field(() => [RateTrial], { description: 'Trials, in their order.' })
  trials!: RateTrial[];

  @Field(() => Float, { description: 'Device seconds that it took.' })
  deviceSeconds!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Batch sizes at which to probe the first steps before the run.' })
export class LeaseRateProbe {
  @Field(() => Int, { description: 'Smallest batch size of the sweep.' })
  smallestBatchSize!: number;

  @Field(() => Int, { description: 'Batch size in the middle of its logarithmic scale.' })
  middleBatchSize!: number;
}

@PayloadType('How to go on after the probe.')
export class ReportRateProbePayload extends WorkerPayload {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the sweep waits for somebody’s choice: release the run. Null if the request was refused.',
  })
  isPaused!: boolean | null;
}
