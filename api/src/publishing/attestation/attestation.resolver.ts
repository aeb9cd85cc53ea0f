import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { byColumn } from '../../platform/page/cursor.ts';
import { readPage } from '../../platform/page/page.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { benchmarkById } from '../benchmark/benchmark.loaders.ts';
import { Benchmark } from '../benchmark/benchmark.type.ts';
import type { BenchmarkRecord } from '../benchmark/findBenchmarks.ts';
import { AttestationPayload, AttestTokenInput, RevokeAttestationInput } from './attestation.input.ts';
import { attestedRunsOfSweep } from './attestation.loaders.ts';
import { Attestation, AttestationConnection } from './attestation.type.ts';
import { attestToken, revokeAttestation } from './attestToken.ts';
import type { AttestationRecord } from './findAttestations.ts';
import { findAttestations } from './findAttestations.ts';

@Resolver(() => Attestation)
export class AttestationResolver {
  @Allow(holdersOf('admin'))
  @Mutation(() => AttestationPayload, {
    description:
      'Attests a worker token for a benchmark’s boards. For admins of the benchmark’s team. Refused if a user is a member of both teams.',
  })
  attestToken(
    @Arg('input', () => AttestTokenInput, { description: 'Token and benchmark.' })
    input: AttestTokenInput,
    @Ctx() context: Context,
  ): Promise<AttestationPayload> {
    return attestToken(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => AttestationPayload, {
    description: 'Revokes an attestation. Runs that have already ended stay attested.',
  })
  revokeAttestation(
    @Arg('input', () => RevokeAttestationInput, { description: 'The attestation.' })
    input: RevokeAttestationInput,
    @Ctx() context: Context,
  ): Promise<AttestationPayload> {
    return revokeAttestation(context, input);
  }

  @FieldResolver(() => Benchmark, { description: 'The benchmark.' })
  benchmark(@Root() { benchmarkId }: AttestationRecord, @Ctx() context: Context) {
    return benchmarkById.load(context, benchmarkId);
  }
}

@Resolver(() => Benchmark)
export class BenchmarkAttestationsResolver {
  @FieldResolver(() => AttestationConnection, {
    description:
      'Attestations of worker tokens by the benchmark’s team, revoked ones included, newest first.',
  })
  attestations(
    @Root() { id: benchmarkId }: BenchmarkRecord,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { prisma, budget }: Context,
  ) {
    return readPage(
      {
        where: { benchmarkId },
        order: byColumn('attestedAt', 'desc'),
        find: (query) => findAttestations(prisma, query),
        count: (query) => prisma.attestation.count(query),
      },
      args,
      budget,
    );
  }
}

@Resolver(() => Sweep)
export class SweepAttestationResolver {
  @FieldResolver(() => Int, {
    description:
      'Number of its ended runs that were trained, from the first step to the last, under tokens that the operator attests. For the others, only the team says who trained them.',
  })
  attestedRuns(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return attestedRunsOfSweep.load(context, id);
  }
}
