import type { GraphQLResolveInfo } from 'graphql';
import { Field, ID, Info, InterfaceType, Root } from 'type-graphql';
import { globalId } from './globalId.ts';

@InterfaceType({
  description: 'Anything with an id of its own.',
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, unique over all types; node(id) finds the thing again.' })
  id(@Root() record: { id: string }, @Info() info: GraphQLResolveInfo): string {
    return globalId(info.parentType.name, record.id);
  }
}
