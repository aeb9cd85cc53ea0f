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
@ObjectType({ description: 'Which sweep of a grid a batch size takes.' })
export class TunedChoice {
  @Field(() => Int, { description: 'The batch size.' })
  batchSize!: number;

  @Field(() => Sweep, { description: 'The sweep whose policy has the least median K there.' })
  sweep!: { id: string };

  @Field(() => Float, { nullable: true, description: 'That median, in steps; null if half never arrived.' })
  medianSteps!: number | null;

  @Field(() => Boolean, {
    description: 'Whether that policy is the first or last of the grid: a better one may lie outside.',
  })
  isAtEdge!: boolean;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One policy of a comparison, and where it stands.' })
export class PolicyContender {
  @Field(() => String, { description: 'Its name within the comparison.' })
  name!: string;

  @Field(() => [Sweep], {
    description: 'Its sweep; of a tuned one a sweep for every policy of the grid, in its order.',
  })
  sweeps!: { id: string }[];

  @Field(() => Boolean, {
    description:
      'Whether every batch size takes its own best policy of a grid. The runs that choose are then counted, which flatters it.',
  })
  isTuned!: boolean;

  @Field(() => [TunedChoice], { description: 'What each batch size takes; empty unless tuned.' })
  choices!: TunedChoice[];

  @Field(() => Answer, {
    nullable: true,
    description: 'Answer of its own estimate; null while there is none.',
  })
  answer!: Answer | null;

  @Field(() => Interval, {
    nullable: true,
    description: 'Its own b*, the minimiser of N; null unless its answer is MINIMISER.',
  })
  criticalBatchSize!: Interval | null;

  @Field(() => PolicyStandingStatus, { description: 'What is known of its work.' })
  status!: PolicyStandingStatus;

  @Field(() => Interval, {
    nullable: true,
    description: 'Examples to the target at its best batch size; null unless MEASURED.',
  })
  leastWork!: Interval | null;

  @Field(() => Float, { nullable: true, description: 'That batch size; null unless MEASURED.' })
  bestBatchSize!: number | null;

  @Field(() => Boolean, {
    description: 'Whether it is the smallest or largest tested: beyond, the policy might need less.',
  })
  isAtEdge!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Examples that it was seen to need more than; null unless NEVER_ARRIVED.',
  })
  workAtLeast!: number | null;

  @Field(() => Interval, { nullable: true, description: 'Its least work over that of the best.' })
  ratioToBest!: Interval | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it surely needs more work than the best; null where nothing is known.',
  })
  isWorse!: boolean | null;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'Sweeps of one model, data set, target, batch sizes and seeds under several step-size policies: which reaches the target with the least work at its own best batch size, and by what factor.',
})
export class PolicyComparison extends Node {
  @Field(() => String, { description: 'Name as people write it.' })
  name!: string;

  @Field(() => DateTime, { description: 'When it was started.' })
  createdAt!: Date;
}

export const PolicyComparisonConnection = connectionOf('PolicyComparison', () => PolicyComparison);

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The answer of a policy comparison from the runs that have ended.' })
export class PolicyComparisonResult {
  @Field(() => PolicyAnswer, { description: 'Whether one policy is surely the best.' })
  answer!: PolicyAnswer;

  @Field(() => Boolean, { description: 'Whether all runs have ended, so that nothing will change.' })
  isFinal!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the policy with the least work; under CANNOT_TELL one of several that may have it.',
  })
  best!: string | null;

  @Field(() => String, { nullable: true, description: 'The measured policy next to it.' })
  next!: string | null;

  @Field(() => Interval, { nullable: true, description: 'Work of the next over that of the best.' })
  factorToNext!: Interval | null;

  @Field(() => [String], { description: 'Policies that may need no more work than the best.' })
  notToldApart!: string[];

  @Field(() => Float, { description: 'Level of the intervals.' })
  level!: number;

  @Field(() => [PolicyContender], {
    description: 'The policies, that with the least work first; then those that never arrived.',
  })
  contenders!: PolicyContender[];
}
