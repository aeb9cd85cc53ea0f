import { TargetMetric } from '@critbatch/prisma/generated/enums';
import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

declareEnum(TargetMetric, 'TargetMetric', 'Metric of the target.', {
  TRAINING_LOSS: 'Mean loss on a fixed subset of the training examples. It falls to its threshold.',
  TEST_ACCURACY: 'Share of test examples that are classified correctly. It rises to its threshold.',
  TEST_LOSS: 'Mean loss on the test examples. It falls to its threshold.',
  GRADIENT_NORM:
    'Euclidean norm of the gradient on the fixed subset of the training examples. It falls to its threshold.',
});

@Allow(teamHolding('read'))
@ObjectType({ implements: Node, description: 'A metric and the value that counts as trained.' })
export class Target extends Node {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, {
    description: 'Value to reach: a loss in nats, an accuracy between 0 and 1, or a gradient norm.',
  })
  threshold!: number;
}
