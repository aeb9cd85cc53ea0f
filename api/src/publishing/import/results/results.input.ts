import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { declareEnum } from '../../../platform/scalar/declareEnum.ts';
import { Long } from '../../../platform/scalar/long.ts';
import { TargetInput } from '../../../sweeps/sweep/sweep.input.ts';

export enum ProgressUnit {
  STEPS = 'STEPS',
  EXAMPLES = 'EXAMPLES',
  EPOCHS = 'EPOCHS',
}
declareEnum(ProgressUnit, 'ProgressUnit', 'Unit in which a file counts the progress of a run.', {
  STEPS: 'Updates of the parameters.',
  EXAMPLES: 'Number of training examples seen.',
  EPOCHS: 'Passes over the training examples of the data set.',
});

@InputType({
  description: 'Model of imported runs. Give the id of one that the team has, or describe it.',
})
export class ImportedModelInput {
  @Field(() => ID, { nullable: true, description: 'A model of the team.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of a model that the team does not have.' })
  name?: string | null;

  @Field(() => Long, { nullable: true, description: 'Number of trained parameters.' })
  parameterCount?: number | null;
}

@InputType({
  description: 'Data set of imported runs. Give the id of one that the team has, or describe it.',
})
export class ImportedDatasetInput {
  @Field(() => ID, { nullable: true, description: 'A data set of the team.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of a data set that the team does not have.' })
  name?: string | null;

  @Field(() => Long, {
    nullable: true,
    description: 'Number of training examples, which is the length of an epoch.',
  })
  trainingExamples?: number | null;
}

@InputType({ description: 'Columns of a table, by their names in the first line.' })
export class CsvColumnsInput {
  @Field(() => String, { description: 'Batch size.' })
  batchSize!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Column with the seed, a whole number that tells runs of one batch size apart. If absent, the runs of a table of runs are numbered.',
  })
  seed?: string | null;

  @Field(() => String, {
    description:
      'Column with the progress, in the given unit. In a table of logs: progress of the row. In a table of runs: progress at which the run reached the target, empty if it never did.',
  })
  progress!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Column with the metric of the target, in a table of logs, where a row is an evaluation. If absent, a row is a run.',
  })
  value?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Column, in a table of runs, with the progress at which a run stopped that never reached the target.',
  })
  stopped?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Column with device seconds. In a table of logs: of the run so far. In a table of runs: of the whole run. If absent, nothing tells what the runs took. Requires device.',
  })
  deviceSeconds?: string | null;

  @Field(() => String, { defaultValue: ',', description: 'Separator between columns.' })
  separator!: string;
}

@InputType({ description: 'Names of the parameters and metrics in runs of MLflow.' })
export class MlflowKeysInput {
  @Field(() => String, { description: 'Parameter that holds the batch size.' })
  batchSize!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Parameter that holds the seed. If absent, runs are numbered.',
  })
  seed?: string | null;

  @Field(() => String, { description: 'Metric of the target.' })
  metric!: string;
}

@InputType({
  description: 'What a file of other results does not say by itself. Nothing is guessed.',
})
export class ResultsInput {
  @Field(() => String, { description: 'Name of the sweep.' })
  name!: string;

  @Field(() => ImportedModelInput, { description: 'Model of the runs.' })
  model!: ImportedModelInput;

  @Field(() => ImportedDatasetInput, { description: 'Data set of the runs.' })
  dataset!: ImportedDatasetInput;

  @Field(() => String, {
    description:
      'Step-size policy in words, e.g. "LARS, tuned for every batch size". Every b* belongs to it.',
  })
  policy!: string;

  @Field(() => TargetInput, { description: 'Target: what counts as trained.' })
  target!: TargetInput;

  @Field(() => ProgressUnit, { description: 'Unit of progress.' })
  unit!: ProgressUnit;

  @Field(() => Float, {
    nullable: true,
    description:
      'How often runs were evaluated, in the unit of progress; for files that tell only when the target was reached. K then lies in the interval before that. If absent, each K is taken as its value ± 1 %.',
  })
  evaluatedEvery?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Kind of device that all runs were trained on, as the team’s prices name it. Required with csv.deviceSeconds.',
  })
  device?: string | null;

  @Field(() => CsvColumnsInput, { nullable: true, description: 'Columns. Required for CSV.' })
  csv?: CsvColumnsInput | null;

  @Field(() => MlflowKeysInput, {
    nullable: true,
    description: 'Names of parameters and metrics. Required for MLFLOW.',
  })
  mlflow?: MlflowKeysInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For WANDB and TENSORBOARD: pattern of the run names, with {batchSize}, {seed} and * for anything else, e.g. "resnet-b{batchSize}-s{seed}".',
  })
  runNames?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For WANDB: name of the metric in the file. For TENSORBOARD: the tag, if files of several tags match runNames.',
  })
  metric?: string | null;

  @Field(() => Int, { nullable: true, description: 'Batch size that the team uses today, for comparison.' })
  currentBatchSize?: number | null;
}
