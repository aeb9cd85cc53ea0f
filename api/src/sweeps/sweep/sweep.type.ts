import { SweepOrigin, SweepStatus } from '@critbatch/prisma/generated/enums';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Long } from '../../platform/scalar/long.ts';

declareEnum(SweepStatus, 'SweepStatus', 'Whether a sweep still has runs to do.', {
  RUNNING: 'Runs are queued or being trained.',
  FINISHED: 'Every run has ended.',
  CANCELED: 'Somebody stopped it.',
});

declareEnum(
  SweepOrigin,
  'SweepOrigin',
  'How the runs of a sweep come here. It says who was asked to train them, not who did: see attestedRuns.',
  {
    TRAINED:
      'They are queued for every worker of the team. Whoever holds a worker token of the team can claim and report them.',
    REPORTED: 'A program of the team, which claims the runs by the sweep and reports them.',
    IMPORTED:
      'Somebody else, elsewhere: they came in a file. No run is given to a worker, and none is added.',
  },
);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'When a run is evaluated: at steps that grow geometrically.' })
export class EvaluationCadence {
  @Field(() => Int, { description: 'First evaluation step.' })
  firstStep!: number;

  @Field(() => Float, { description: 'Ratio of successive evaluation steps; K is known to within it.' })
  ratio!: number;

  @Field(() => Int, { description: 'Training examples in the fixed subset for the training loss.' })
  trainingSubset!: number;

  @Field(() => Int, { description: 'Test metrics at every n-th evaluation; 0 for never.' })
  testEvery!: number;

  @Field(() => Int, {
    description: 'Gradient norm on the training subset at every n-th evaluation; 0 for never.',
  })
  gradientEvery!: number;

  @Field(() => Int, { description: 'Noise scale at every n-th evaluation; 0 for never.' })
  noiseEvery!: number;

  @Field(() => Int, { description: 'Training examples behind one measurement of the noise scale.' })
  noiseExamples!: number;

  @Field(() => Boolean, {
    description:
      'Whether a run that reaches the primary target goes back and finds, by bisection, adjacent steps of which the first does not reach it and the second does.',
  })
  isExact!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: "How many of a sweep's runs are in which status." })
export class RunCounts {
  @Field(() => Int, { description: 'All runs.' })
  total!: number;

  @Field(() => Int, { description: 'Waiting for a worker.' })
  queued!: number;

  @Field(() => Int, { description: 'Held by a worker that has not reported yet.' })
  claimed!: number;

  @Field(() => Int, { description: 'Being trained.' })
  running!: number;

  @Field(() => Int, { description: 'Ended with an outcome.' })
  succeeded!: number;

  @Field(() => Int, { description: 'Given up after a fault.' })
  failed!: number;

  @Field(() => Int, { description: 'Stopped by somebody.' })
  canceled!: number;

  @Field(() => Int, { description: 'Lost by their worker and waiting for another.' })
  stale!: number;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'Model × data set × step-size policy × batch sizes × seeds, and what came of it.',
})
export class Sweep extends Node {
  @Field(() => Int, { description: 'Number within the team, from 1.' })
  number!: number;

  @Field(() => String, { description: 'Name as people write it.' })
  name!: string;

  @Field(() => [Int], { description: 'Batch sizes tried, ascending, in examples.' })
  batchSizes!: number[];

  @Field(() => [Int], { description: 'Seeds tried at every batch size.' })
  seeds!: number[];

  @Field(() => Int, { nullable: true, description: '"Yours": the batch size the team trains with today.' })
  currentBatchSize!: number | null;

  @Field(() => Long, { description: 'Examples after which a run stops, unmet targets being right-censored.' })
  maxExamplesPerRun!: bigint;

  @Field(() => Boolean, {
    description: 'Whether its runs leave checkpoints behind, so that parts of them can be trained again.',
  })
  leavesTrail!: boolean;

  @Field(() => SweepOrigin, { description: 'How its runs come here.' })
  origin!: SweepOrigin;

  @Field(() => SweepStatus, { description: 'Whether it still has runs to do.' })
  status!: SweepStatus;

  @Field(() => Long, {
    description: 'Sequence of its newest event: where a subscription can start without a gap.',
  })
  lastEventSequence!: bigint;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its last run ended; null while it runs.' })
  finishedAt!: Date | null;
}

export const SweepConnection = connectionOf('Sweep', () => Sweep);
