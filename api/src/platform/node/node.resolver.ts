import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../access/rule.ts';
import type { Context } from '../context/context.ts';
import { nodeLoaders } from '../noun/nodeLoaders.ts';
import { globalId, notFound, parseGlobalId } from './globalId.ts';
import { Node } from './node.type.ts';
import { requireVisible } from './requireVisible.ts';

@Resolver(() => Node)
export class NodeResolver {
  @Allow(holdersOf('read', 'worker'))
  @Query(() => Node, { nullable: true, description: 'The object with this id.' })
  async node(
    @Arg('id', () => ID, { description: 'Id of the object.' }) globalNodeId: string,
    @Ctx() context: Context,
  ) {
    const parsed = parseGlobalId(globalNodeId);
    const loader = parsed && nodeLoaders.of(context).get(parsed.noun);
    if (!parsed || !loader) throw notFound('Node');
    const record = await loader.load(context, parsed.id);
    return { ...requireVisible(context.access, parsed.noun, record), __typename: parsed.noun };
  }

  /** Records carry the id of their row; outside, it is opaque and names the noun too. */
  @FieldResolver()
  id(@Root() record: { id: string }, @Info() info: GraphQLResolveInfo): string {
    return globalId(info.parentType.name, record.id);
  }
}
