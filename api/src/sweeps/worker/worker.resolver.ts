import type { Worker as WorkerRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Model } from '../../library/model/model.type.ts';
import { Allow, holdersOf, teamHolding } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import { Run } from '../run/run.type.ts';
import { isThere, lastHeardOf } from './presence.ts';
import { RegisterWorkerPayload } from './registerWorker.type.ts';
import { RegisterWorkerInput, WorkersArgs } from './worker.input.ts';
import { currentRunsOfWorker, modelsOfWorker, throughputOfWorker } from './worker.loaders.ts';
import { listWorkers, registerWorker } from './worker.service.ts';
import { Worker, WorkerConnection, WorkerThroughput } from './worker.type.ts';

@Resolver(() => Worker)
export class WorkerResolver {
  @Allow(holdersOf('read'))
  @Query(() => WorkerConnection, { description: 'Workers of the caller’s teams.' })
  workers(@Args(() => WorkersArgs) args: WorkersArgs, @Ctx() context: Context) {
    return listWorkers(context, args);
  }

  @Allow(holdersOf('worker'))
  @Mutation(() => RegisterWorkerPayload, {
    description: 'Registers a worker. Call it at every start of the worker.',
  })
  registerWorker(
    @Arg('input', () => RegisterWorkerInput, { description: 'The worker.' })
    input: RegisterWorkerInput,
    @Ctx() { prisma, access }: Context,
  ): Promise<RegisterWorkerPayload> {
    return registerWorker(prisma, access, input);
  }

  @FieldResolver(() => Team, { description: 'Team whose runs it trains.' })
  team(@Root() { teamId }: WorkerRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }

  @Allow(teamHolding('read'))
  @FieldResolver(() => WorkerThroughput, {
    nullable: true,
    description: 'How fast it trains; null before it has recorded a step.',
  })
  async throughput(@Root() { id }: WorkerRecord, @Ctx() context: Context): Promise<WorkerThroughput | null> {
    const found = await throughputOfWorker.load(context, id);
    if (!found) return null;
    const { gradients, deviceSeconds, attempts, since } = found;
    return { gradientsPerSecond: gradients / deviceSeconds, attempts, since };
  }

  @FieldResolver(() => DateTime, {
    description: 'When it was last heard of: asking for a run, or reporting one.',
  })
  async lastSeenAt(@Root() worker: WorkerRecord, @Ctx() context: Context): Promise<Date> {
    return lastHeardOf(worker, await currentRunsOfWorker.load(context, worker.id), context.leaseSeconds);
  }

  @Allow(teamHolding('read'))
  @FieldResolver(() => Boolean, {
    description: 'Whether it was heard of in the last minute. A worker that is busy with runs is there too.',
  })
  async isThere(@Root() worker: WorkerRecord, @Ctx() context: Context): Promise<boolean> {
    return isThere(await this.lastSeenAt(worker, context), new Date());
  }

  @Allow(teamHolding('read'))
  @FieldResolver(() => [Run], { description: 'Runs that it holds now.' })
  currentRuns(@Root() { id }: WorkerRecord, @Ctx() context: Context) {
    return currentRunsOfWorker.load(context, id);
  }

  @Allow(teamHolding('read'))
  @FieldResolver(() => [Model], { description: 'Models of its team whose modules it offers.' })
  models(@Root() { id }: WorkerRecord, @Ctx() context: Context) {
    return modelsOfWorker.load(context, id);
  }
}
