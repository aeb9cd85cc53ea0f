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
      'Keeps a target with a sweep. Its runs must answer it: one that is tighter than what stopped them can only be trained for anew.',
  })
  addTarget(
    @Arg('input', () => AddTargetInput, { description: 'The target.' }) input: AddTargetInput,
    @Ctx() context: Context,
  ): Promise<AddTargetPayload> {
    return addTarget(context, input);
  }
}
