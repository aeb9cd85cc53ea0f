import type { SavedView } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import { requireTeam } from '../../platform/access/requireTeam.ts';
import type { Context } from '../../platform/context/context.ts';
import { nameSchema } from '../../platform/input/nameSchema.ts';
import { parseInput } from '../../platform/input/parseInput.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';
import type { Page } from '../../platform/page/page.ts';
import { listOf } from '../../platform/page/page.ts';
import { namedOrder } from '../team/namedList.ts';
import { readableTeams } from '../team/readableTeams.ts';
import type {
  RemoveSavedViewInput,
  RemoveSavedViewPayload,
  SavedViewsArgs,
  SaveViewInput,
  SaveViewPayload,
} from './savedView.input.ts';
import { savedViewById } from './savedView.loaders.ts';

/** Written anew as a browser writes it, so that nothing but names and values can be kept. */
const searchSchema = z
  .string()
  .max(4000)
  .transform((text) => new URLSearchParams(text).toString());
const saveViewSchema = z.object({ name: nameSchema, search: searchSchema });

/** Saved views of the caller's teams, the newest first unless asked otherwise. */
export function listSavedViews(
  { prisma, access, budget }: Context,
  args: SavedViewsArgs,
): Promise<Page<SavedView>> {
  const { where } = args;
  return listOf({ prisma, budget }, 'savedView', args, {
    where: {
      teamId: { in: readableTeams(access, where?.teamId) },
      ...(where?.page ? { page: where.page } : {}),
    },
    order: namedOrder(args.orderBy),
  });
}

/** Keeps a view under a name; the view that had the name on that page gives way. */
export async function saveView(
  { prisma, access, change }: Context,
  { page, ...input }: SaveViewInput,
): Promise<SaveViewPayload> {
  const teamId = localId('Team', input.teamId);
  requireTeam(access, teamId, 'Team', 'write');
  const parsed = parseInput(saveViewSchema, input);
  if (parsed.userErrors) return { savedView: null, userErrors: parsed.userErrors };
  const { name, search } = parsed.value;
  const createdById = access.kind === 'user' ? access.userId : null;
  const where = { teamId_page_name: { teamId, page, name } };
  const replaced = await prisma.savedView.findUnique({ where });
  if (replaced) change.describe({ before: { search: replaced.search } });
  const savedView = await prisma.savedView.upsert({
    where,
    create: { teamId, page, name, search, createdById },
    update: { search, createdById },
  });
  return { savedView, userErrors: [] };
}

/** Removes a saved view of a team whose things the caller may change. */
export async function removeSavedView(
  context: Context,
  input: RemoveSavedViewInput,
): Promise<RemoveSavedViewPayload> {
  const { prisma, access, change } = context;
  const savedViewId = localId('SavedView', input.savedViewId);
  const savedView = await savedViewById.load(context, savedViewId);
  if (!savedView) throw notFound('SavedView');
  requireTeam(access, savedView.teamId, 'SavedView', 'write');
  await prisma.savedView.deleteMany({ where: { id: savedViewId } });
  change.describe({ before: { page: savedView.page, name: savedView.name, search: savedView.search } });
  return { savedView, userErrors: [] };
}
