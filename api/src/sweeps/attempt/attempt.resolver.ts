import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { presentFailure } from '../run/presentFailure.ts';
import { RunFailure } from '../run/run.type.ts';
import { workerById } from '../worker/worker.loaders.ts';
import { Worker } from '../worker/worker.type.ts';
import type { AttemptRecord } from './attempt.service.ts';
import { Attempt } from './attempt.type.ts';
import type { Provenance } from './provenance.schema.ts';

@Resolver(() => Attempt)
export class AttemptResolver {
  @FieldResolver(() => Worker, {
    nullable: true,
    description: 'Worker that held the run; null once the worker is deleted.',
  })
  worker(@Root() { workerId }: AttemptRecord, @Ctx() context: Context) {
    return workerId ? workerById.load(context, workerId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'SHA-256 of the graphs that the engine ran; null if the engine has none. Attempts with the same hash ran the same operations in the same order.',
  })
  graphHash(@Root() { provenance }: AttemptRecord): string | null {
    return (provenance as Provenance | null)?.graphHash ?? null;
  }

  @FieldResolver(() => RunFailure, { nullable: true, description: 'Why it failed; null where it did not.' })
  failure(@Root() attempt: AttemptRecord): RunFailure | null {
    return presentFailure(attempt);
  }
}
