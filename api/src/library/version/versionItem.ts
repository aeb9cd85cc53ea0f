import type { Client } from '@critbatch/prisma/client/createClient';
import type { NamedVersion } from '@critbatch/prisma/queue/changeChannel';
import { changeChannel, changePayload } from '@critbatch/prisma/queue/changeChannel';
import type { ItemChange, ItemKind, ItemRow } from '../../platform/item/itemKind.ts';

type Versions = {
  count(query: { where: object }): Promise<number>;
  findMany(query: { where: object }): Promise<ItemRow[]>;
  findUnique(query: { where: { id: string } }): Promise<ItemRow | null>;
  updateMany(query: { where: object; data: ItemChange }): Promise<unknown>;
  delete(query: { where: { id: string } }): Promise<unknown>;
};

/** How versions of models or data sets are changed: all versions of a name are renamed, tags and archive are of each. */
export function versionItem(
  noun: NamedVersion,
  versionsOf: (prisma: Client) => Versions,
  afterDelete: (context: Parameters<ItemKind['delete']>[0], teamId: string) => void = () => {},
): ItemKind {
  return {
    find: (prisma, id) => versionsOf(prisma).findUnique({ where: { id } }),
    async refuseName(prisma, { teamId }, name) {
      const taken = await versionsOf(prisma).count({ where: { teamId, name } });
      return taken > 0 ? `The team has "${name}" already; choose another name.` : null;
    },
    async update(prisma, { id, teamId, name: former }, { name, ...ofOne }) {
      const versions = versionsOf(prisma);
      const renamed = name === undefined ? [] : await versions.findMany({ where: { teamId, name: former } });
      if (name !== undefined) await versions.updateMany({ where: { teamId, name: former }, data: { name } });
      await versions.updateMany({ where: { id }, data: ofOne });
      // Every process of the API caches them for the sweeps that use them.
      for (const each of new Set([id, ...renamed.map((version) => version.id)]))
        await prisma.$queryRaw`SELECT pg_notify(${changeChannel}, ${changePayload(noun, each)})::text`;
      return (await versions.findUnique({ where: { id } })) as ItemRow;
    },
    recorded: (item) => {
      const { version, contentHash } = item as ItemRow & { version: number; contentHash: string };
      return { version, contentHash };
    },
    deletedWith: 'write',
    async delete(context, { id, teamId }) {
      await versionsOf(context.prisma).delete({ where: { id } });
      afterDelete(context, teamId);
    },
  };
}
