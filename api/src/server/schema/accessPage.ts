import type { GraphQLSchema } from 'graphql';
import { accessTable } from '../../platform/access/accessTable.ts';
import { rulesOfDeletion } from '../../platform/item/teamItem.service.ts';
import { nouns } from '../nouns.ts';

/** docs/access.md: the rights to every field, and to delete an item of each noun. */
export function accessPage(schema: GraphQLSchema): string {
  return accessTable(schema, { 'Mutation.deleteTeamItem': rulesOfDeletion(nouns) });
}
