import { Field, Float, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { LawName } from './estimate.enum.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The largest batch size within an overhead under one law.' })
export class LawOverhead {
  @Field(() => LawName, { description: 'Name of the law.' })
  law!: LawName;

  @Field(() => Float, {
    nullable: true,
    description: 'Batch size; null if it is more than 100 times the largest that reached the target.',
  })
  batchSize!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({
  description: 'The largest batch size that costs at most `overhead` more work than a reference batch size.',
})
export class OverheadBatchSize {
  @Field(() => Float, { description: 'More work, as a share; 0.2 means 20 % more.' })
  overhead!: number;

  @Field(() => Float, { description: 'Batch size whose work it is compared with.' })
  referenceBatchSize!: number;

  @Field(() => Interval, {
    description:
      'Batch size under the best law, with an interval that includes the uncertainty about the law. Its upper end is null if it lies above all batch sizes that reached the target.',
  })
  batchSize!: Interval;

  @Field(() => [LawOverhead], { description: 'The same under each law that could be fitted, best first.' })
  laws!: readonly LawOverhead[];
}
