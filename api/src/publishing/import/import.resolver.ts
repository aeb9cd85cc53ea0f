import type { ImportUpload as ImportUploadRecord } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, Extensions, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ImportUpload } from '../../library/upload/importUpload.type.ts';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { ImportSweepInput, ImportSweepPayload } from './import.input.ts';
import { importedFrom } from './import.loaders.ts';
import { ImportPreview } from './import.type.ts';
import { importSweep, readFileFirst } from './importSweep.ts';

/** Half a million rows are stored. */
const transactionSeconds = 60;

@Resolver(() => ImportPreview)
export class ImportResolver {
  @Allow(holdersOf('write'))
  @Extensions({ transactionSeconds })
  @PreparedBy(readFileFirst)
  @Mutation(() => ImportSweepPayload, {
    description:
      'Imports a sweep from a file that was sent to /uploads: all of it or nothing. With dryRun it only returns a preview.',
  })
  importSweep(
    @Arg('input', () => ImportSweepInput, { description: 'File, and how to read it.' })
    input: ImportSweepInput,
    @Ctx() context: Context,
  ): Promise<ImportSweepPayload> {
    return importSweep(context, input);
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'The newest sweep that the team has imported from the same file; null if there is none.',
  })
  importedBefore(@Root() { importedBeforeId }: ImportPreview, @Ctx() context: Context) {
    return importedBeforeId && sweepById.load(context, importedBeforeId);
  }
}

@Resolver(() => ImportUpload)
export class ImportedUploadResolver {
  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'The newest sweep that its team has imported from the same bytes; null if there is none.',
  })
  async importedAs(@Root() { teamId, contentHash }: ImportUploadRecord, @Ctx() context: Context) {
    const imported = await importedFrom.load(context, { teamId, contentHash });
    return imported && sweepById.load(context, imported.sweepId);
  }
}
