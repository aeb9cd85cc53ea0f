import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Number of examples in one class.' })
export class DatasetClass {
  @Field(() => Int, { description: 'Its number, from 0.' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'Its name, where the files give one.' })
  name!: string | null;

  @Field(() => Long, { description: 'Number of examples in the training part of the file.' })
  trainingExamples!: number;

  @Field(() => Long, { description: 'Number of examples in the test part of the file.' })
  testExamples!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One example, as it looks before any normalisation.' })
export class DatasetSample {
  @Field(() => Int, { description: 'Its class.' })
  label!: number;

  @Field(() => [Float], { description: 'First inputs of the example.' })
  values!: readonly number[];

  @Field(() => String, {
    nullable: true,
    description: 'PNG in base64; null if the example is not a small image.',
  })
  image!: string | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Mean and standard deviation of one channel, or of all inputs.' })
export class DatasetChannel {
  @Field(() => Float, { description: 'Mean.' })
  mean!: number;

  @Field(() => Float, { description: 'Standard deviation.' })
  deviation!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Summary of all examples in a file.' })
export class DatasetPreview {
  @Field(() => Long, { description: 'Number of examples in the training part of the file.' })
  trainingExamples!: number;

  @Field(() => Long, { description: 'Number of examples in the test part of the file; 0 if it has none.' })
  testExamples!: number;

  @Field(() => Float, { description: 'Smallest input.' })
  minimum!: number;

  @Field(() => Float, { description: 'Largest input.' })
  maximum!: number;

  @Field(() => [DatasetChannel], {
    description: 'One entry per channel of images; one for all inputs of other data.',
  })
  channels!: readonly DatasetChannel[];

  @Field(() => [DatasetClass], { description: 'Classes, at most the first 1,000.' })
  classes!: readonly DatasetClass[];

  @Field(() => [DatasetSample], { description: 'Samples: up to two of each of the first ten classes.' })
  samples!: readonly DatasetSample[];

  @Field(() => Json, {
    nullable: true,
    description: 'Spec to record; null if the given spec asks for more than the file has.',
  })
  spec!: unknown;
}
