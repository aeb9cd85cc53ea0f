import { SweepStatus, TargetMetric } from '@critbatch/prisma/generated/enums';
import type { ErrorCode } from '@critbatch/theory';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { ImportNote } from './importNote.ts';

declareEnum(ImportNote, 'ImportNote', 'Something that an import assumes or changes.', {
  OPEN_RUNS_CANCELED: 'Runs that had not ended when the file was made are imported as canceled.',
  ONE_PERCENT: 'The file does not say how often runs were evaluated: each K is taken as its value ± 1 %.',
  STEPS_ROUNDED_UP: 'Epochs or examples are rounded up to a whole number of steps.',
  ROWS_AFTER_NAN:
    'A run ends as diverged at its first value that is not finite; its later rows are left out.',
  UNIT_SUSPICIOUS:
    'At least half of the runs would see all training examples more than two thousand times. The unit of progress may be wrong.',
  UNIT_TOO_SMALL:
    'At least half of the runs that met the target would have taken fewer than twenty steps, or seen less than a tenth of the training examples by then for a test accuracy, or, for any target, less than all of them in no fewer steps with the largest batch size than with the smallest. The unit of progress may be wrong.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'One error in a file: where it is, and what is wrong.' })
export class ImportProblem {
  @Field(() => String, { description: 'Stable error code (docs/errors.md).' })
  code!: ErrorCode;

  @Field(() => String, {
    description: 'File within an archive, otherwise the name of the file that was sent.',
  })
  file!: string;

  @Field(() => Int, { nullable: true, description: 'Line, from 1; null if the error is not in one.' })
  row!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Column, or path of a field; null if the error is not in one.',
  })
  column!: string | null;

  @Field(() => String, { description: 'A sentence that says what is wrong and what to do.' })
  message!: string;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'The metric and value that were understood.' })
export class ImportTarget {
  @Field(() => TargetMetric, { description: 'Metric that is measured.' })
  metric!: TargetMetric;

  @Field(() => Float, { description: 'Value to reach.' })
  threshold!: number;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Runs of one batch size, and the steps that they took to the first target.' })
export class ImportBatchSize {
  @Field(() => Int, { description: 'Examples in one mini-batch.' })
  batchSize!: number;

  @Field(() => Int, { description: 'Runs.' })
  runs!: number;

  @Field(() => Int, { description: 'Number of runs that reached the target.' })
  arrived!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Median of K over the runs that count, where a censored K counts as larger than all others; null if the median is censored.',
  })
  medianSteps!: number | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What a file would be imported as, and its errors.' })
export class ImportPreview {
  @Field(() => String, { nullable: true, description: 'Name of the sweep; null if it could not be read.' })
  name!: string | null;

  @Field(() => SweepStatus, { nullable: true, description: 'Status that the sweep will have.' })
  status!: SweepStatus | null;

  @Field(() => String, { nullable: true, description: 'Name of the model.' })
  modelName!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the team does not have this model yet.' })
  isModelNew!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Name of the data set.' })
  datasetName!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the team does not have this data set yet.' })
  isDatasetNew!: boolean | null;

  importedBeforeId!: string | null;

  @Field(() => Int, { description: 'Number of runs found.' })
  runCount!: number;

  @Field(() => Int, { description: 'Number of log rows found.' })
  rowCount!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Device seconds of all runs together; null if the file does not tell them.',
  })
  deviceSeconds!: number | null;

  @Field(() => [ImportTarget], { description: 'Target: what counts as trained.' })
  targets!: ImportTarget[];

  @Field(() => [ImportBatchSize], { description: 'Runs by batch size, ascending.' })
  batchSizes!: ImportBatchSize[];

  @Field(() => [ImportNote], { description: 'What the import assumes or changes.' })
  notes!: ImportNote[];

  @Field(() => [ImportProblem], {
    description: 'The first 200 errors: those of the whole file, then the others in the order of the file.',
  })
  problems!: ImportProblem[];

  @Field(() => Int, { description: 'Number of all errors.' })
  problemCount!: number;
}
