import { SweepStatus, TargetMetric } from '@critbatch/prisma/generated/enums';
import type { ErrorCode } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { ImportNote } from './importNote.ts';

declareEnum(ImportNote, 'ImportNote', 'What an import has to assume, or changes.', {
  OPEN_RUNS_CANCELED: 'Runs that were not over when the file was made come as canceled.',
  ONE_PERCENT: 'Nothing says how often runs were evaluated: each K is taken as its value give or take 1 %.',
  STEPS_ROUNDED_UP: 'Epochs or examples that are no whole number of steps are rounded up to one.',
  UNIT_SUSPICIOUS:
    'Half of the runs or more would see all training examples over ten thousand times: the unit of progress may be another one.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One fault of the file: where it stands, and what is wrong with it.' })
export class ImportProblem {
  @Field(() => String, { description: 'Stable code of docs/errors.md.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'File within an archive; empty for the file itself.' })
  file!: string;

  @Field(() => Int, { nullable: true, description: 'Line, from 1; null where it is not of one.' })
  row!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Column or path of a field; null where it is not of one.',
  })
  column!: string | null;

  @Field(() => String, { description: 'A sentence that says what to do.' })
  message!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A metric and a value, as they were understood.' })
export class ImportTarget {
  @Field(() => TargetMetric, { description: 'What is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The runs of one batch size, and how many steps they took to the first target.' })
export class ImportBatchSize {
  @Field(() => Int, { description: 'Examples in one mini-batch.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Runs.' })
  runs!: number;

  @Field(() => Int, { description: 'Runs that met the target.' })
  arrived!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Median of K over the runs that count, censored ones above all; null where it is censored.',
  })
  medianSteps!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a file would become, and its faults.' })
export class ImportPreview {
  @Field(() => String, { nullable: true, description: 'Name of the sweep; null where it could not be read.' })
  name!: string | null;

  @Field(() => SweepStatus, { nullable: true, description: 'Its status once it is imported.' })
  status!: SweepStatus | null;

  @Field(() => String, { nullable: true, description: 'Name of the model.' })
  modelName!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the team does not have this model yet.' })
  isModelNew!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Name of the data set.' })
  datasetName!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the team does not have this data set yet.' })
  isDatasetNew!: boolean | null;

  @Field(() => Int, { description: 'Runs that were found.' })
  runCount!: number;

  @Field(() => Int, { description: 'Rows of logs that were found.' })
  rowCount!: number;

  @Field(() => [ImportTarget], { description: 'What counts as trained.' })
  targets!: ImportTarget[];

  @Field(() => [ImportBatchSize], { description: 'The runs by batch size, ascending.' })
  batchSizes!: ImportBatchSize[];

  @Field(() => [ImportNote], { description: 'What was assumed.' })
  notes!: ImportNote[];

  @Field(() => [ImportProblem], {
    description: 'The first 200 faults: of the file as a whole, then in its order.',
  })
  problems!: ImportProblem[];

  @Field(() => Int, { description: 'All faults.' })
  problemCount!: number;
}
