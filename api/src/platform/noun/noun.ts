import type { SpokenNoun } from '@critbatch/prisma/queue/changeChannel';
import type { Services } from '../context/service.ts';
import { Service } from '../context/service.ts';
import type { RecurringFaults } from '../fault/recurringFaults.ts';
import type { HoldersOf, ItemKind } from '../item/itemKind.ts';
import type { NodeLoader } from '../node/nodeLoader.ts';
import type { ExportedTable } from './exportedTable.ts';

/** Work that is done again and again without anybody asking, in every API process. */
export type Chore = {
  everyMilliseconds: number;
  /** `faults` is for faults of single things, where one must not keep the others from being done. */
  run: (services: Services, faults: RecurringFaults) => Promise<unknown>;
};

/** Told of changes as they are committed: of which thing, or null where some may have been missed. */
export type ChangeFollower = {
  of: SpokenNoun;
  changed: (services: Services, id: string | null) => void;
};

/** All that the API has to know of a noun. Its folder holds it, and `server/nouns.ts` names it. */
export type Noun = {
  /** TypeGraphQL's classes of its queries, mutations, subscriptions and fields. */
  resolvers?: readonly (new () => object)[];
  /** What finds its nodes by id, by the name of their type. */
  nodes?: Readonly<Record<string, NodeLoader>>;
  /** How its items are changed and deleted, by the name of their type. */
  items?: Readonly<Record<string, ItemKind>>;
  /** Which items of other nouns, by the name of their type, its rows hold: those cannot be deleted. */
  holds?: Readonly<Record<string, HoldersOf>>;
  /** Its tables, in the export of a team. */
  exports?: readonly ExportedTable[];
  chores?: readonly Chore[];
  followers?: readonly ChangeFollower[];
};

/** Every noun of this API; the server gives the list. */
export const allNouns = Service.given<readonly Noun[]>('the list of nouns');
