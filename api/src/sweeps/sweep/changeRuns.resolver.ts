import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import {
  AddRunsInput,
  CancelRunsInput,
  ChangeRunsPayload,
  RaiseBudgetInput,
  RetryFailedRunsInput,
} from './changeRuns.input.ts';
import { addRuns, cancelRuns, raiseBudget, retryFailedRuns } from './changeRuns.service.ts';

/** What changes the runs of a sweep that is there already. */
@Resolver()
export class ChangeRunsResolver {
  @Allow(holdersOf('write'))
  @Mutation(() => ChangeRunsPayload, {
    description: 'Adds runs to a sweep; sent again, it adds none. Canceled runs among them are queued anew.',
  })
  addRuns(
    @Arg('input', () => AddRunsInput, { description: 'Which runs.' }) input: AddRunsInput,
    @Ctx() context: Context,
  ): Promise<ChangeRunsPayload> {
    return addRuns(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ChangeRunsPayload, {
    description:
      'Gives the runs of a sweep more examples, or an adaptive sweep more device seconds. Runs that the former budget ended go on from their checkpoints.',
  })
  raiseBudget(
    @Arg('input', () => RaiseBudgetInput, { description: 'How much.' }) input: RaiseBudgetInput,
    @Ctx() context: Context,
  ): Promise<ChangeRunsPayload> {
    return raiseBudget(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ChangeRunsPayload, {
    description: 'Queues every failed run of a sweep again; each resumes from its checkpoint.',
  })
  retryFailedRuns(
    @Arg('input', () => RetryFailedRunsInput, { description: 'Of which sweep.' }) input: RetryFailedRunsInput,
    @Ctx() context: Context,
  ): Promise<ChangeRunsPayload> {
    return retryFailedRuns(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ChangeRunsPayload, {
    description: 'Stops some runs of a sweep: queued ones end now, held ones at their next word.',
  })
  cancelRuns(
    @Arg('input', () => CancelRunsInput, { description: 'Which runs.' }) input: CancelRunsInput,
    @Ctx() context: Context,
  ): Promise<ChangeRunsPayload> {
    return cancelRuns(context, input);
  }
}
