import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { addTarget } from './addTarget.ts';
import { AddTargetInput, AddTargetPayload } from './target.input.ts';

@Resolver()
export class TargetResolver {
  @Allow(holdersOf('write'))
  @Mutation(() => AddTargetPayload, {
    description:
      'Adds a target to a sweep. The existing runs have to answer it: a target that is tighter than the one that stopped them needs a new sweep.',
  })
  addTarget(
    @Arg('input', () => AddTargetInput, { description: 'The target.' }) input: AddTargetInput,
    @Ctx() context: Context,
  ): Promise<AddTargetPayload> {
    return addTarget(context, input);
  }
}
