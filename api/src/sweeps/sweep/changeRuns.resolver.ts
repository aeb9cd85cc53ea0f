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
    description:
      'Adds runs to a sweep. Runs that the sweep already has are not added again; canceled ones are queued again.',
  })
  addRuns(
    @Arg('input', () => AddRunsInput, { description: 'Runs to add.' }) input: AddRunsInput,
    @Ctx() context: Context,
  ): Promise<ChangeRunsPayload> {
    return addRuns(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ChangeRunsPayload, {
    description:
      'Raises the examples per run of a sweep, or the device seconds of an adaptive sweep. Runs that stopped at the old budget resume from their checkpoints.',
  })
  raiseBudget(
    @Arg('input', () => RaiseBudgetInput, { description: 'The new budget.' }) input: RaiseBudgetInput,
    @Ctx() context: Context,
  ): Promise<ChangeRunsPayload> {
    return raiseBudget(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ChangeRunsPayload, {
    description: 'Queues every failed run of a sweep again. Each resumes from its checkpoint.',
  })
  retryFailedRuns(
    @Arg('input', () => RetryFailedRunsInput, { description: 'The sweep.' }) input: RetryFailedRunsInput,
    @Ctx() context: Context,
  ): Promise<ChangeRunsPayload> {
    return retryFailedRuns(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ChangeRunsPayload, {
    description: 'Cancels runs of a sweep. Queued runs end now, held ones at the worker’s next request.',
  })
  cancelRuns(
    @Arg('input', () => CancelRunsInput, { description: 'Runs to add.' }) input: CancelRunsInput,
    @Ctx() context: Context,
  ): Promise<ChangeRunsPayload> {
    return cancelRuns(context, input);
  }
}
