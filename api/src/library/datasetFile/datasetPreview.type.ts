import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Examples of one class.' })
export class DatasetClass {
  @Field(() => Int, { description: 'Its number, from 0.' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'Its name, where the files give one.' })
  name!: string | null;

  @Field(() => Long, { description: 'In the training part of the file.' })
  trainingExamples!: number;

  @Field(() => Long, { description: 'In the test part of the file.' })
  testExamples!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One example, as it looks before any normalisation.' })
export class DatasetSample {
  @Field(() => Int, { description: 'Its class.' })
  label!: number;

  @Field(() => [Float], { description: 'Its first inputs.' })
  values!: readonly number[];

  @Field(() => String, { nullable: true, description: 'PNG in base64; null where it is no small image.' })
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
@ObjectType({ description: 'What was read of a file, every example of it.' })
export class DatasetPreview {
  @Field(() => Long, { description: 'In the training part of the file.' })
  trainingExamples!: number;

  @Field(() => Long, { description: 'In the test part of the file; 0 where it has none.' })
  testExamples!: number;

  @Field(() => Float, { description: 'Least of all inputs.' })
  minimum!: number;

  @Field(() => Float, { description: 'Greatest of all inputs.' })
  maximum!: number;

  @Field(() => [DatasetChannel], { description: 'One for every channel; one for all inputs elsewhere.' })
  channels!: readonly DatasetChannel[];

  @Field(() => [DatasetClass], { description: 'The first thousand classes.' })
  classes!: readonly DatasetClass[];

  @Field(() => [DatasetSample], { description: 'Up to two of each of the first ten classes.' })
  samples!: readonly DatasetSample[];

  @Field(() => Json, {
    nullable: true,
    description: 'The spec that is recorded; null where it asks for more than there is.',
  })
  spec!: unknown;
}
