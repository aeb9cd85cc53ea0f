import { lockRow } from '@critbatch/prisma/client/lockRow';
import type { Prisma } from '@critbatch/prisma/generated/client';
import { z } from 'zod';
import { requireTeam } from '../access/requireTeam.ts';
import type { Rule } from '../access/rule.ts';
import { teamHolding } from '../access/rule.ts';
import type { Context } from '../context/context.ts';
import { Service } from '../context/service.ts';
import { nameSchema } from '../input/nameSchema.ts';
import { parseInput } from '../input/parseInput.ts';
import { userError } from '../input/userError.type.ts';
import { notFound, parseGlobalId } from '../node/globalId.ts';
import type { Noun } from '../noun/noun.ts';
import { allNouns } from '../noun/noun.ts';
import type { ItemKind, ItemRow } from './itemKind.ts';
import type {
  DeleteTeamItemInput,
  DeleteTeamItemPayload,
  UpdateTeamItemInput,
  UpdateTeamItemPayload,
} from './teamItem.input.ts';
import type { ItemHolder } from './teamItem.type.ts';

const mostTags = 10;
const longestTag = 40;

const tagSchema = nameSchema.max(longestTag).regex(/^[^,]*$/, 'A tag has no comma');
const tagsSchema = z
  .array(tagSchema)
  .max(mostTags)
  .transform((tags) => [...new Set(tags)]);
const changeSchema = z.object({
  name: nameSchema.nullish(),
  tags: tagsSchema.nullish(),
  addTags: tagsSchema.nullish(),
  removeTags: z.array(z.string()).nullish(),
});

const itemKinds = new Service<ReadonlyMap<string, ItemKind>>((services) => kindsOf(allNouns.of(services)));

const kindsOf = (nouns: readonly Noun[]): ReadonlyMap<string, ItemKind> =>
  new Map(nouns.flatMap(({ items = {} }) => Object.entries(items)));

/** Who may delete an item, by its noun: who may read it, and holds what its kind asks for. */
export function rulesOfDeletion(nouns: readonly Noun[]): ReadonlyMap<string, Rule> {
  const kinds = [...kindsOf(nouns)].sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(
    kinds.map(([noun, { deletedWith }]) => [
      noun,
      (access, item) => {
        for (const capability of ['read', deletedWith] as const) teamHolding(capability)(access, item, noun);
      },
    ]),
  );
}

/** Renames, tags or archives an item. What depends on it stays as it is. */
export async function updateTeamItem(
  context: Context,
  input: UpdateTeamItemInput,
): Promise<UpdateTeamItemPayload> {
  const { prisma, change } = context;
  const found = await findItem(context, input.id);
  requireTeam(context.access, found.item.teamId, found.noun, 'write');
  const parsed = parseInput(changeSchema, input);
  if (parsed.userErrors) return { teamItem: null, userErrors: parsed.userErrors };
  // Two people who rename at once must not give two items a name that only one can have; the second reads what the first has written.
  await lockRow(prisma, 'Team', found.item.teamId);
  const { noun, kind, item } = await findItem(context, input.id);
  const name = parsed.value.name ?? item.name;
  const { addTags, removeTags } = parsed.value;
  const kept = (parsed.value.tags ?? item.tags).filter((tag) => !removeTags?.includes(tag));
  const tags = [...new Set([...kept, ...(addTags ?? [])])];
  if (tags.length > mostTags) {
    const message = `It would have ${tags.length} tags; ${mostTags} are the most. Remove some first.`;
    return { teamItem: null, userErrors: [userError('INVALID_INPUT', ['addTags'], message)] };
  }
  const isArchived = input.isArchived ?? item.archivedAt !== null;
  const taken = name === item.name ? null : await kind.refuseName?.(prisma, item, name);
  if (taken) return { teamItem: null, userErrors: [userError('CONFLICT', ['name'], taken)] };
  const before = stateOf(item);
  const updated = await kind.update(prisma, item, {
    ...(name !== item.name && { name }),
    tags,
    archivedAt: isArchived ? (item.archivedAt ?? new Date()) : null,
  });
  const after = stateOf(updated);
  if (JSON.stringify(after) === JSON.stringify(before)) change.nothing();
  else change.describe({ object: { teamId: item.teamId, noun, id: item.id }, before, after });
  return { teamItem: { ...updated, __typename: noun }, userErrors: [] };
}

/** Deletes an item that nothing holds, with what belongs to it alone. */
export async function deleteTeamItem(
  context: Context,
  { id }: DeleteTeamItemInput,
): Promise<DeleteTeamItemPayload> {
  const { prisma, access, change } = context;
  const { noun, kind, item } = await findItem(context, id);
  requireTeam(access, item.teamId, noun, kind.deletedWith);
  // Nothing that refers to it can come from now on, and what was about to come has come.
  await lockRow(prisma, noun as Prisma.ModelName, item.id, 'whole');
  if (!(await kind.find(prisma, item.id))) throw notFound('Item');
  const holders = await holdersOf(context, noun, item.id);
  if (holders.length > 0) {
    const named = holders.map(({ kind: of, name }) => `${said[of]}${name === null ? '' : ` "${name}"`}`);
    const message = `It cannot be deleted, because it is used by: ${named.join(', ')}.`;
    return { deletedId: null, userErrors: [userError('CONFLICT', ['id'], message)] };
  }
  await kind.delete(context, item);
  const before = { ...stateOf(item), ...kind.recorded?.(item) };
  change.describe({ object: { teamId: item.teamId, noun, id: item.id }, before });
  return { deletedId: id, userErrors: [] };
}

/** What holds an item that the caller may read, at most a few of each kind. */
export async function itemHolders(context: Context, globalId: string): Promise<ItemHolder[]> {
  const { noun, item } = await findItem(context, globalId);
  return holdersOf(context, noun, item.id);
}

async function holdersOf(context: Context, noun: string, id: string): Promise<ItemHolder[]> {
  const holders: ItemHolder[] = [];
  for (const { holds = {} } of allNouns.of(context)) {
    if (holds[noun]) holders.push(...(await holds[noun](context.prisma, id)));
  }
  return holders;
}

async function findItem(
  context: Context,
  globalId: string,
): Promise<{ noun: string; kind: ItemKind; item: ItemRow }> {
  const parsed = parseGlobalId(globalId);
  const kind = parsed && itemKinds.of(context).get(parsed.noun);
  const item = kind && (await kind.find(context.prisma, parsed.id));
  if (!item) throw notFound('Item');
  requireTeam(context.access, item.teamId, parsed.noun, 'read');
  return { noun: parsed.noun, kind, item };
}

function stateOf({ name, tags, archivedAt }: ItemRow) {
  return { name, tags, isArchived: archivedAt !== null };
}

const said: Record<ItemHolder['kind'], string> = {
  OPEN_RUNS: 'runs that have not ended',
  SWEEP: 'sweep',
  STUDY: 'study',
  STAGE_RECORDS: 'predictions or the decision of the stage',
  RECHECK: 're-check',
  MEMO: 'memo',
  POLICY_COMPARISON: 'policy comparison',
  LEADERBOARD: 'leaderboard',
};
