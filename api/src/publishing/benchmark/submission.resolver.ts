import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Policy } from '../../library/policy/policy.type.ts';
import { presentPolicy } from '../../library/policy/presentPolicy.ts';
import { policyOf } from '../../library/policy/storedOptimiser.ts';
import { capabilitiesIn } from '../../platform/access/access.ts';
import { Allow, benchmarkReaders, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { whenKnown } from '../../platform/context/relation.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { readPage } from '../../platform/page/page.ts';
import { LongPageArgs } from '../../platform/page/pageArgs.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { Voucher } from '../attestation/attestation.type.ts';
import type { DisputeRecord, ReplicationRecord } from './behindSubmission.ts';
import { SubmissionBasis } from './benchmark.enum.ts';
import {
  DecideDisputeInput,
  DisputeSubmissionInput,
  ReplicateSubmissionInput,
  ReplicateSubmissionPayload,
  SubmissionPayload,
  SubmitSweepInput,
  SubmittedLogsArgs,
  WithdrawSubmissionInput,
} from './benchmark.input.ts';
import { Benchmark, BenchmarkVersion } from './benchmark.type.ts';
import { decideDispute, disputeSubmission, withdrawSubmission } from './changeSubmission.ts';
import { evidencePage } from './evidencePage.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import type { Place } from './leaderboard.ts';
import type { EvidenceRun } from './recompute.ts';
import { replicateSubmission } from './replicateSubmission.ts';
import {
  Dispute,
  LogPointConnection,
  Replication,
  Score,
  Submission,
  SubmittedLogPointConnection,
  SubmittedRun,
  SubmittedRunConnection,
} from './submission.type.ts';
import { computeFirst, submitSweep } from './submitSweep.ts';
import { submittedLogs } from './submittedLogs.ts';

@Resolver(() => Submission)
export class SubmissionResolver {
  @Allow(benchmarkReaders)
  @Query(() => Submission, { nullable: true, description: 'A submission, of whichever team.' })
  async submission(
    @Arg('id', () => ID, { description: 'Id of the submission.' }) id: string,
    @Ctx() { access, relations }: Context,
  ) {
    return requireVisible(access, 'Submission', await relations.submission.load(localId('Submission', id)));
  }

  @Allow(holdersOf('write'))
  @Computes({ milliseconds: 50 })
  @PreparedBy(computeFirst)
  @Mutation(() => SubmissionPayload, {
    description:
      'Hands in a finished sweep. Every figure is recomputed from its stored logs; what cannot be is refused. Team name, settings, runs and logs can then be read by whoever reads the benchmark.',
  })
  submitSweep(
    @Arg('input', () => SubmitSweepInput, { description: 'Sweep and benchmark.' }) input: SubmitSweepInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return submitSweep(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => SubmissionPayload, {
    description: 'Takes a submission of the caller’s team off the board; that it was there stays to be read.',
  })
  withdrawSubmission(
    @Arg('input', () => WithdrawSubmissionInput, { description: 'Which.' }) input: WithdrawSubmissionInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return withdrawSubmission(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ReplicateSubmissionPayload, {
    description:
      'Queues a submission of another team anew, with other seeds; what is found is written to the submission.',
  })
  replicateSubmission(
    @Arg('input', () => ReplicateSubmissionInput, { description: 'Which, and by which team.' })
    input: ReplicateSubmissionInput,
    @Ctx() context: Context,
  ): Promise<ReplicateSubmissionPayload> {
    return replicateSubmission(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => SubmissionPayload, {
    description:
      'Doubts a submission of another team, in a team’s name; or objects, in its own team’s, to a mismatch of training it again.',
  })
  disputeSubmission(
    @Arg('input', () => DisputeSubmissionInput, { description: 'Which, and why.' })
    input: DisputeSubmissionInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return disputeSubmission(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => SubmissionPayload, {
    description: 'Decides a dispute, for those who administer the benchmark’s team.',
  })
  decideDispute(
    @Arg('input', () => DecideDisputeInput, { description: 'What is decided.' }) input: DecideDisputeInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return decideDispute(context, input);
  }

  @FieldResolver(() => String, { description: 'Name of the team that handed it in.' })
  teamName(@Root() { teamName }: SubmissionRecord): string {
    return teamName;
  }

  @FieldResolver(() => Benchmark, { description: 'The benchmark.' })
  benchmark(@Root() { benchmarkId }: SubmissionRecord, @Ctx() { relations }: Context) {
    return relations.benchmark.load(benchmarkId);
  }

  @FieldResolver(() => BenchmarkVersion, { description: 'The version that it was handed in to.' })
  version(@Root() { benchmarkVersionId }: SubmissionRecord, @Ctx() { relations }: Context) {
    return relations.benchmarkVersion.load(benchmarkVersionId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Place on the board; null where it does not stand, is imported, or b* is listed for the record.',
  })
  rank(@Root() submission: SubmissionRecord, @Ctx() context: Context) {
    return whenKnown(placeOf(context, submission), (place) => place?.rank ?? null);
  }

  @FieldResolver(() => Boolean, { description: 'Whether others share its rank: the intervals overlap.' })
  isRankShared(@Root() submission: SubmissionRecord, @Ctx() context: Context) {
    return whenKnown(placeOf(context, submission), (place) => place?.isShared ?? false);
  }

  @FieldResolver(() => Score, { description: 'What it is ranked by, in the unit of the ranking.' })
  score(@Root() { score, lower, upper, level, seeds, misses }: SubmissionRecord): Score {
    return { value: score, lower, upper, level, seeds, misses };
  }

  @FieldResolver(() => Interval, {
    nullable: true,
    description: 'b* of its runs; null where they do not identify one.',
  })
  criticalBatchSize(@Root() submission: SubmissionRecord): Interval | null {
    const { criticalBatchSize: value } = submission;
    const { criticalBatchSizeLower: lower, criticalBatchSizeUpper: upper } = submission;
    return value === null ? null : { value, lower, upper };
  }

  @FieldResolver(() => Policy, { description: 'The step-size policy of its sweep.' })
  policy(@Root() submission: SubmissionRecord, @Ctx() { kept }: Context) {
    return kept.policies.of(submission.sweepId, () => presentPolicy(policyOf(submission)));
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether K of every run that met the target is known to the step; otherwise to the interval between two evaluations.',
  })
  async isExact(@Root() { id }: SubmissionRecord, @Ctx() { relations }: Context): Promise<boolean> {
    const runs = (await relations.evidenceOfSubmission.load(id))?.evidence.runs ?? [];
    const arrived = runs.filter(({ upperSteps }) => upperSteps !== null);
    return (
      arrived.length > 0 &&
      arrived.every(({ lowerSteps, upperSteps }) => (upperSteps ?? 0) - (lowerSteps ?? 0) === 1)
    );
  }

  @FieldResolver(() => SubmissionBasis, {
    description: 'What trust and origin say apart.',
    deprecationReason:
      'RECOMPUTED says nothing of who wrote the logs. Read trust, and origin for what was imported; that all figures are recomputed from stored logs holds for every submission.',
  })
  basis(@Root() { trust, origin }: SubmissionRecord): SubmissionBasis {
    if (origin === 'IMPORTED') return SubmissionBasis.IMPORTED;
    return trust === 'REPLICATED' ? SubmissionBasis.REPLICATED : SubmissionBasis.RECOMPUTED;
  }

  @FieldResolver(() => Int, {
    description: 'How many of its runs are attested; the runs say by whom.',
  })
  async attestedRuns(@Root() { id }: SubmissionRecord, @Ctx() { relations }: Context): Promise<number> {
    const runs = (await relations.evidenceOfSubmission.load(id))?.evidence.runs ?? [];
    return runs.filter(({ attestedBy }) => attestedBy).length;
  }

  @FieldResolver(() => SubmittedRunConnection, {
    description: 'The runs behind it, by batch size and seed; none once it no longer stands.',
  })
  async runs(
    @Root() submission: SubmissionRecord,
    @Args(() => LongPageArgs) args: LongPageArgs,
    @Ctx() context: Context,
  ) {
    return evidencePage(context, await openRuns(context, submission), args);
  }

  @FieldResolver(() => LogPointConnection, {
    nullable: true,
    description:
      'The log of one of its runs, up to where it ended; null where it has no such run, or no longer stands.',
  })
  async log(
    @Root() submission: SubmissionRecord,
    @Arg('runId', () => ID, { description: 'runId of one of its runs.' }) runId: string,
    @Args(() => LongPageArgs) args: LongPageArgs,
    @Ctx() context: Context,
  ) {
    const { prisma, budget } = context;
    const run = (await openRuns(context, submission)).find((each) => each.runId === runId);
    if (!run) return null;
    return readPage(
      {
        where: { runId, step: { lte: run.lastStep ?? 0 } },
        order: [{ column: 'step', direction: 'asc', type: 'bigint' }],
        find: (query) => prisma.measurement.findMany(query),
        count: (query) => prisma.measurement.count(query),
      },
      args,
      budget,
    );
  }

  @FieldResolver(() => SubmittedLogPointConnection, {
    description: 'The logs of all of its runs, run after run; none once it no longer stands.',
  })
  async logs(
    @Root() submission: SubmissionRecord,
    @Args(() => SubmittedLogsArgs) args: SubmittedLogsArgs,
    @Ctx() context: Context,
  ) {
    return submittedLogs(context, await openRuns(context, submission), args);
  }

  @FieldResolver(() => [Replication], { description: 'Who ran it again, and what was found.' })
  replications(@Root() { id }: SubmissionRecord, @Ctx() { relations }: Context) {
    return relations.replicationsOfSubmission.load(id);
  }

  @FieldResolver(() => [Dispute], { description: 'Who doubted it, and what became of that.' })
  disputes(@Root() { id }: SubmissionRecord, @Ctx() { relations }: Context) {
    return relations.disputesOfSubmission.load(id);
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'Its sweep, for those who read its team; null for others.',
  })
  sweep(@Root() { sweepId, teamId }: SubmissionRecord, @Ctx() { access, relations }: Context) {
    return capabilitiesIn(access, teamId).includes('read') ? relations.sweep.load(sweepId) : null;
  }
}

@Resolver(() => SubmittedRun)
export class SubmittedRunResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'What reaching the target took, in the unit of the ranking; null for a miss.',
  })
  figure(@Root() { figure }: EvidenceRun): number | null {
    return figure?.upper ?? null;
  }

  // Evidence of before attestations has no such entry.
  @FieldResolver(() => Voucher, {
    nullable: true,
    description:
      'Who vouches for the workers that trained it from its first step to its last; null where nobody does for one of them.',
  })
  attestedBy(@Root() { attestedBy }: EvidenceRun): Voucher | null {
    return attestedBy ?? null;
  }
}

@Resolver(() => Replication)
export class ReplicationResolver {
  @FieldResolver(() => String, { description: 'Name of the team that runs it.' })
  teamName(@Root() { teamName }: ReplicationRecord): string {
    return teamName;
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'Its sweep, for those who read its team; null for others.',
  })
  sweep(@Root() { sweepId, teamId }: ReplicationRecord, @Ctx() { access, relations }: Context) {
    return capabilitiesIn(access, teamId).includes('read') ? relations.sweep.load(sweepId) : null;
  }
}

@Resolver(() => Dispute)
export class DisputeResolver {
  @FieldResolver(() => String, { description: 'Name of the team that opened it.' })
  teamName(@Root() { teamName }: DisputeRecord): string {
    return teamName;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the submitter objects to a mismatch: upheld, that is set aside, and nothing is removed.',
  })
  async isObjection(
    @Root() { submissionId, teamId }: DisputeRecord,
    @Ctx() { relations }: Context,
  ): Promise<boolean> {
    return (await relations.submission.load(submissionId))?.teamId === teamId;
  }
}

@Resolver(() => Sweep)
export class SweepSubmissionsResolver {
  @FieldResolver(() => [Submission], { description: 'Where it was handed in, the first first.' })
  submissions(@Root() { id }: SweepRecord, @Ctx() { relations }: Context) {
    return relations.submissionsOfSweep.load(id);
  }
}

function placeOf({ relations }: Context, submission: SubmissionRecord): Place | null | Promise<Place | null> {
  return submission.status === 'LISTED' ? relations.placeOfSubmission.load(submission) : null;
}

/** What was withdrawn or removed keeps its figures before everybody, and its runs to itself. */
async function openRuns({ relations }: Context, { id, status }: SubmissionRecord): Promise<EvidenceRun[]> {
  if (status !== 'LISTED') return [];
  return (await relations.evidenceOfSubmission.load(id))?.evidence.runs ?? [];
}
