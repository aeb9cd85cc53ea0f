import { Arg, Ctx, Extensions, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow, holdersOf } from '../access/rule.ts';
import type { Context } from '../context/context.ts';
import {
  DeleteTeamItemInput,
  DeleteTeamItemPayload,
  UpdateTeamItemInput,
  UpdateTeamItemPayload,
} from './teamItem.input.ts';
import { deleteTeamItem, itemHolders, updateTeamItem } from './teamItem.service.ts';
import { ItemHolder, TeamItem } from './teamItem.type.ts';

/** A sweep goes with the logs of its runs. */
const transactionSeconds = 60;

@Resolver(() => TeamItem)
export class TeamItemResolver {
  @Allow(holdersOf('read'))
  @Query(() => [ItemHolder], {
    description: 'What holds an item, so that it cannot be deleted: at most a few of each kind.',
  })
  itemHolders(
    @Arg('id', () => ID, { description: 'Id of a sweep, study, model or data set.' }) id: string,
    @Ctx() context: Context,
  ): Promise<ItemHolder[]> {
    return itemHolders(context, id);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => UpdateTeamItemPayload, {
    description: 'Renames, tags or archives a sweep, study, model or data set.',
  })
  updateTeamItem(
    @Arg('input', () => UpdateTeamItemInput, { description: 'The changes.' }) input: UpdateTeamItemInput,
    @Ctx() context: Context,
  ): Promise<UpdateTeamItemPayload> {
    return updateTeamItem(context, input);
  }

  @Allow(holdersOf('write', 'admin'))
  @Extensions({ transactionSeconds })
  @Mutation(() => DeleteTeamItemPayload, {
    description:
      'Deletes a model or data set, or, for admins, a sweep or study, that nothing holds. Runs, logs and comments of a sweep go with it.',
  })
  deleteTeamItem(
    @Arg('input', () => DeleteTeamItemInput, { description: 'The item.' }) input: DeleteTeamItemInput,
    @Ctx() context: Context,
  ): Promise<DeleteTeamItemPayload> {
    return deleteTeamItem(context, input);
  }
}
