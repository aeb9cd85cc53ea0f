import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { Answer } from '../estimate/estimate.enum.ts';
import { PolicyAnswer, PolicyStandingStatus } from './policyComparison.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The sweep of a grid that a batch size takes.' })
export class TunedChoice {
  @Field(() => Int, { description: 'The batch size.' })
  batchSize!: number;

  @Field(() => Sweep, { description: 'Sweep whose policy has the smallest median K at this batch size.' })
  sweep!: { id: string };

  @Field(() => Float, {
    nullable: true,
    description:
      'Median K of the chosen sweep at this batch size, in steps; null if half of its runs never reached the target.',
  })
  medianSteps!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether the chosen policy is the first or last of the grid. A better one may then lie outside the grid.',
  })
  isAtEdge!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One policy of a comparison, with its result.' })
export class PolicyContender {
  @Field(() => String, { description: 'Name within the comparison.' })
  name!: string;

  @Field(() => [Sweep], {
    description: 'Its sweep. A tuned contender has one for every policy of its grid, in the same order.',
  })
  sweeps!: { id: string }[];

  @Field(() => Boolean, {
    description:
      'Whether every batch size takes its own best policy of a grid. The choice uses the same runs as the result, which favours a tuned contender.',
  })
  isTuned!: boolean;

  @Field(() => [TunedChoice], { description: 'Policy that each batch size takes; empty unless isTuned.' })
  choices!: TunedChoice[];

  @Field(() => Answer, {
    nullable: true,
    description: 'Answer of the contender’s own estimate; null while there is none.',
  })
  answer!: Answer | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'The contender’s own b*; null unless its answer is MINIMISER.',
  })
  criticalBatchSize!: Interval | null;

  @Field(() => PolicyStandingStatus, { description: 'What is known about its work.' })
  status!: PolicyStandingStatus;

  @Field(() => Interval, {
    nullable: true,
    description: 'Work at its best batch size, in examples; null unless MEASURED.',
  })
  leastWork!: Interval | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Batch size with the least work; null unless MEASURED.',
  })
  bestBatchSize!: number | null;

  @Field(() => Boolean, {
    description:
      'Whether bestBatchSize is the smallest or largest tested one. The policy might then need less work outside the tested range.',
  })
  isAtEdge!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower bound of its work, in examples; null unless NEVER_ARRIVED.',
  })
  workAtLeast!: number | null;

  @Field(() => Interval, { nullable: true, description: 'Its least work, divided by that of the best.' })
  ratioToBest!: Interval | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it needs more work than the best, beyond doubt; null if nothing is known.',
  })
  isWorse!: boolean | null;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'Sweeps of one model, data set and target, with the same batch sizes and seeds, under several step-size policies. It tells which policy needs the least work at its own best batch size, and by what factor.',
})
export class PolicyComparison extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt!: Date;
}

export const PolicyComparisonConnection = connectionOf('PolicyComparison', () => PolicyComparison);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Result of a policy comparison, from the runs that have ended.' })
export class PolicyComparisonResult {
  @Field(() => PolicyAnswer, { description: 'Whether one policy is the best, beyond doubt.' })
  answer!: PolicyAnswer;

  @Field(() => Boolean, { description: 'Whether all runs have ended, so that the result will not change.' })
  isFinal!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the policy with the least work. Under CANNOT_TELL, one of several that may have it.',
  })
  best!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the policy with the second-least work.' })
  next!: string | null;

  @Field(() => Interval, { nullable: true, description: 'Work of `next`, divided by the work of `best`.' })
  factorToNext!: Interval | null;

  @Field(() => [String], { description: 'Policies that may need no more work than the best.' })
  notToldApart!: string[];

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;

  @Field(() => [PolicyContender], {
    description:
      'Contenders, the one with the least work first. Those that never reached the target come last.',
  })
  contenders!: PolicyContender[];
}
