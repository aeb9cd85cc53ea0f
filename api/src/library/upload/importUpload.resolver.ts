import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { containing } from '../../platform/page/containing.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import { listOf } from '../../platform/page/page.ts';
import { Team } from '../../teams/team/team.type.ts';
import {
  ImportUploadsArgs,
  RemoveImportUploadInput,
  RemoveImportUploadPayload,
} from './importUpload.input.ts';
import { ImportUploadConnection } from './importUpload.type.ts';
import { uploadStore } from './uploadStore.ts';
import { waitingUpload } from './waitingUpload.ts';

@Resolver(() => Team)
export class ImportUploadResolver {
  @Allow(holdersOf('write'))
  @Mutation(() => RemoveImportUploadPayload, {
    description: 'Removes an uploaded file, which frees quota. What was made from it stays.',
  })
  async removeImportUpload(
    @Arg('input', () => RemoveImportUploadInput, { description: 'The object.' })
    input: RemoveImportUploadInput,
    @Ctx() context: Context,
  ): Promise<RemoveImportUploadPayload> {
    const { prisma, change } = context;
    const importUpload = await waitingUpload(context, input.importUploadId);
    const { id, fileName, contentHash } = importUpload;
    await prisma.importUpload.deleteMany({ where: { id } });
    change.describe({ before: { fileName, contentHash } });
    change.afterwards(() => uploadStore.of(context).removeBytes(id));
    return { importUpload, userErrors: [] };
  }

  @Allow(teamHolding('write'))
  @FieldResolver(() => ImportUploadConnection, {
    description: 'Uploaded files of the team. For callers who can write in it.',
  })
  importUploads(
    @Root() { id: teamId }: { id: string },
    @Args(() => ImportUploadsArgs) args: ImportUploadsArgs,
    @Ctx() { prisma, budget }: Context,
  ) {
    const { nameContains, contentHash } = args.where ?? {};
    const direction = args.orderBy ?? 'desc';
    return listOf({ prisma, budget }, 'importUpload', args, {
      where: {
        teamId,
        expiresAt: { gt: new Date() },
        ...(nameContains ? { fileName: containing(nameContains) } : {}),
        ...(contentHash ? { contentHash } : {}),
      },
      order: byColumn('createdAt', direction),
    });
  }
}
