import type { Client } from '@critbatch/prisma/client/createClient';
import type { Prisma } from '@critbatch/prisma/generated/client';
import type { Capability } from '../access/access.ts';
import type { Context } from '../context/context.ts';
import type { ItemHolder } from './teamItem.type.ts';

/** What every item has, whichever its noun. */
export type ItemRow = {
  id: string;
  teamId: string;
  name: string;
  tags: string[];
  archivedAt: Date | null;
};

export type ItemChange = { name?: string; tags?: string[]; archivedAt?: Date | null };

/** How the items of a noun are changed and deleted; its noun says so. */
export type ItemKind = {
  find(prisma: Client, id: string): Promise<ItemRow | null>;
  /** Why a name cannot be given to it; null where it can. */
  refuseName?(prisma: Client, item: ItemRow, name: string): Promise<string | null>;
  update(prisma: Client, item: ItemRow, change: ItemChange): Promise<ItemRow>;
  /** What the audit log keeps of a deleted one beside its name. */
  recorded?(item: ItemRow): Prisma.InputJsonObject;
  /** What a caller has to hold in its team to delete it. */
  deletedWith: Capability;
  delete(context: Context, item: ItemRow): Promise<void>;
};

/** A noun's rows that hold an item, so that it cannot be deleted: at most `mostHolders` of them. */
export type HoldersOf = (prisma: Client, itemId: string) => Promise<ItemHolder[]>;

/** So many holders of a kind are named. */
export const mostHolders = 5;
