import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { declareEnum } from '../../../platform/scalar/declareEnum.ts';
import { Long } from '../../../platform/scalar/long.ts';
import { TargetInput } from '../../../sweeps/sweep/sweep.input.ts';

export enum ProgressUnit {
  STEPS = 'STEPS',
  EXAMPLES = 'EXAMPLES',
  EPOCHS = 'EPOCHS',
}
declareEnum(ProgressUnit, 'ProgressUnit', 'What a file counts the progress of a run in.', {
  STEPS: 'Updates of the parameters.',
  EXAMPLES: 'Training examples seen.',
  EPOCHS: 'Passes through the training examples of the data set.',
});

@InputType({
  description: 'A model that was trained elsewhere; give the id of one that the team has, or describe it.',
})
export class ImportedModelInput {
  @Field(() => ID, { nullable: true, description: 'A model version of the team.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of a model that the team does not have.' })
  name?: string | null;

  @Field(() => Long, { nullable: true, description: 'Its trained scalars.' })
  parameterCount?: number | null;
}

@InputType({
  description:
    'Data that were trained on elsewhere; give the id of a version that the team has, or describe them.',
})
export class ImportedDatasetInput {
  @Field(() => ID, { nullable: true, description: 'A data set version of the team.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of data that the team does not have.' })
  name?: string | null;

  @Field(() => Long, { nullable: true, description: 'Their training examples: an epoch is so many.' })
  trainingExamples?: number | null;
}

@InputType({ description: 'Which column of a table holds what, by its name in the first line.' })
export class CsvColumnsInput {
  @Field(() => String, { description: 'Batch size.' })
  batchSize!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Seed: a whole number that tells runs of one batch size apart. Without it, a table of runs counts them itself.',
  })
  seed?: string | null;

  @Field(() => String, {
    description:
      'Progress, in the unit that is given: of the row where there is a value, else at which the run met the target; empty if it never did.',
  })
  progress!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The metric of the target: the table is one of logs, a row an evaluation. Without it, a row is a run.',
  })
  value?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a table of runs: progress at which a run stopped that never met the target.',
  })
  stopped?: string | null;

  @Field(() => String, { defaultValue: ',', description: 'What stands between two columns.' })
  separator!: string;
}

@InputType({ description: 'Where runs of MLflow say what they are.' })
export class MlflowKeysInput {
  @Field(() => String, { description: 'Parameter that holds the batch size.' })
  batchSize!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Parameter that holds the seed; without it runs are counted.',
  })
  seed?: string | null;

  @Field(() => String, { description: 'Metric of the target.' })
  metric!: string;
}

@InputType({
  description: 'What a file of somebody else’s results does not say by itself. Nothing of it is guessed.',
})
export class ResultsInput {
  @Field(() => String, { description: 'Name of the sweep.' })
  name!: string;

  @Field(() => ImportedModelInput, { description: 'What was trained.' })
  model!: ImportedModelInput;

  @Field(() => ImportedDatasetInput, { description: 'On what.' })
  dataset!: ImportedDatasetInput;

  @Field(() => String, {
    description:
      'How step sizes were chosen, e.g. "LARS, tuned for every batch size": every b* belongs to it.',
  })
  policy!: string;

  @Field(() => TargetInput, { description: 'What counts as trained.' })
  target!: TargetInput;

  @Field(() => ProgressUnit, { description: 'What progress is counted in.' })
  unit!: ProgressUnit;

  @Field(() => Float, {
    nullable: true,
    description:
      'Where the file gives only when the target was met: how often runs were evaluated, in the same unit. K then lies in the interval before. Without it each K is taken as its value give or take 1 %.',
  })
  evaluatedEvery?: number | null;

  @Field(() => CsvColumnsInput, { nullable: true, description: 'For CSV.' })
  csv?: CsvColumnsInput | null;

  @Field(() => MlflowKeysInput, { nullable: true, description: 'For MLFLOW.' })
  mlflow?: MlflowKeysInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For WANDB and TENSORBOARD: how names of runs are built, with {batchSize} and {seed} where these stand and * for anything, e.g. "resnet-b{batchSize}-s{seed}".',
  })
  runNames?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For WANDB: the metric, as the file names it. For TENSORBOARD, where files of several tags fit runNames: the tag.',
  })
  metric?: string | null;

  @Field(() => Int, { nullable: true, description: '"Yours": the batch size the team trains with today.' })
  currentBatchSize?: number | null;
}
