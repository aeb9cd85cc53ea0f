import { ImportFormat } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

declareEnum(ImportFormat, 'ImportFormat', 'Format of a file of results.', {
  BUNDLE: 'A bundle that Critbatch exported (docs/bundle.md).',
  CSV: 'A table whose columns the importer named.',
  MLPERF_RCP: 'Reference convergence points of MLPerf: epochs to the target, for each batch size.',
  MLFLOW: 'Runs of MLflow: its file store, or an export of it.',
  WANDB: 'Histories of runs of Weights & Biases.',
  TENSORBOARD: 'Scalars of TensorBoard.',
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Where an imported sweep came from.' })
export class SweepImport {
  @Field(() => ImportFormat, { description: 'Format of the file.' })
  format!: ImportFormat;

  @Field(() => String, { description: 'Name of the file, as its sender named it.' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of the file.' })
  contentHash!: string;

  @Field(() => DateTime, { description: 'When it was imported. Sweep.createdBy tells by whom.' })
  importedAt!: Date;
}
