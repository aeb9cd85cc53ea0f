import type { SavedView as SavedViewRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { teamById } from '../team/team.loaders.ts';
import { Team } from '../team/team.type.ts';
import {
  RemoveSavedViewInput,
  RemoveSavedViewPayload,
  SavedViewsArgs,
  SaveViewInput,
  SaveViewPayload,
} from './savedView.input.ts';
import { listSavedViews, removeSavedView, saveView } from './savedView.service.ts';
import { SavedView, SavedViewConnection } from './savedView.type.ts';

@Resolver(() => SavedView)
export class SavedViewResolver {
  @Allow(holdersOf('read'))
  @Query(() => SavedViewConnection, { description: 'Saved views of the caller’s teams.' })
  savedViews(@Args(() => SavedViewsArgs) args: SavedViewsArgs, @Ctx() context: Context) {
    return listSavedViews(context, args);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => SaveViewPayload, { description: 'Saves a view: a URL of the portal under a name.' })
  saveView(
    @Arg('input', () => SaveViewInput, { description: 'The view.' }) input: SaveViewInput,
    @Ctx() context: Context,
  ): Promise<SaveViewPayload> {
    return saveView(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => RemoveSavedViewPayload, { description: 'Removes a saved view. What it showed stays.' })
  removeSavedView(
    @Arg('input', () => RemoveSavedViewInput, { description: 'The object.' }) input: RemoveSavedViewInput,
    @Ctx() context: Context,
  ): Promise<RemoveSavedViewPayload> {
    return removeSavedView(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team that the view belongs to.' })
  team(@Root() { teamId }: SavedViewRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }
}
