import { ImportFormat } from '@critbatch/prisma/generated/enums';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';

registerEnumType(ImportFormat, {
  name: 'ImportFormat',
  description: 'What kind of file results came in.',
  valuesConfig: {
    BUNDLE: { description: 'A bundle that Critbatch exported; docs/bundle.md.' },
    CSV: { description: 'A table, whose columns the importer named.' },
    MLPERF_RCP: {
      description: 'Reference convergence points of MLPerf: epochs to the target, for each batch size.',
    },
    MLFLOW: { description: 'Runs of MLflow: its file store, or an export of it.' },
    WANDB: { description: 'Histories of runs of Weights & Biases.' },
    TENSORBOARD: { description: 'Scalars of TensorBoard.' },
  },
});

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Where an imported sweep came from.' })
export class SweepImport {
  @Field(() => ImportFormat, { description: 'Kind of file.' })
  format!: ImportFormat;

  @Field(() => String, { description: 'Name of the file, as its sender had it.' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of the file.' })
  contentHash!: string;

  @Field(() => DateTime, { description: 'When it was imported. Who did it is createdBy of the sweep.' })
  importedAt!: Date;
}
