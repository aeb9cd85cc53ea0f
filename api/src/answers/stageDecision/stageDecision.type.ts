import type { ExpectedFactor as TheoryExpectedFactor } from '@critbatch/theory';
import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Node } from '../../platform/node/node.type.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { RecommendationMeasure } from '../recommendation/recommendation.enum.ts';
import { StageChoice } from './stageDecision.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'What a move to another batch size is expected to divide work or device time by.',
})
export class ExpectedFactor {
  @Field(() => RecommendationMeasure, { description: 'What is divided.' })
  measure!: TheoryExpectedFactor['measure'];

  @Field(() => Interval, { description: 'The factor: before divided by after.' })
  factor!: Interval;

  @Field(() => Boolean, {
    description: 'Whether the factor is a lower bound: no run at the earlier batch size reached the target.',
  })
  isLowerBound!: boolean;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description:
    'The decision that a stage of a study ends in. Nobody can edit or remove it. What it expects is scored as a prediction for the next stage.',
})
export class StageDecision extends Node {
  @Field(() => StageChoice, { description: 'Whether the study goes on.' })
  choice!: StageChoice;

  @Field(() => Int, {
    nullable: true,
    description: 'Batch size in use until then; null if nobody had stated it.',
  })
  fromBatchSize!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Batch size to move to; null if the decision names none.',
  })
  batchSize!: number | null;

  @Field(() => String, { description: 'Why it was decided so, in the words of the person who decided.' })
  reason!: string;

  @Field(() => String, { description: 'SHA-256 of the figures.' })
  figuresHash!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  decidedAt!: Date;
}
