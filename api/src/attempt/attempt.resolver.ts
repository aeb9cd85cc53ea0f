import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { presentFailure } from '../run/presentFailure.ts';
import { RunFailure } from '../run/run.type.ts';
import { Worker } from '../worker/worker.type.ts';
import type { AttemptRecord } from './attempt.service.ts';
import { Attempt } from './attempt.type.ts';

@Resolver(() => Attempt)
export class AttemptResolver {
  @FieldResolver(() => Worker, {
    nullable: true,
    description: 'Who held the run; null once it is forgotten.',
  })
  worker(@Root() { workerId }: AttemptRecord, @Ctx() { relations }: Context) {
    return workerId ? relations.worker.load(workerId) : null;
  }

  @FieldResolver(() => RunFailure, { nullable: true, description: 'Why it failed; null where it did not.' })
  failure(@Root() attempt: AttemptRecord): RunFailure | null {
    return presentFailure(attempt);
  }
}
