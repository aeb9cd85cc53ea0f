import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Policy } from '../../library/policy/policy.type.ts';
import { shownPolicy } from '../../library/policy/shownPolicy.ts';
import { Allow, benchmarkReaders, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import { whenKnown } from '../../platform/context/batch.ts';
import type { Context } from '../../platform/context/context.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { listOf } from '../../platform/page/page.ts';
import { LongPageArgs } from '../../platform/page/pageArgs.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { readableSweep } from '../../sweeps/sweep/readableSweep.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
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
import { benchmarkById, benchmarkVersionById } from './benchmark.loaders.ts';
import { Benchmark, BenchmarkVersion } from './benchmark.type.ts';
import { decideDispute, disputeSubmission, withdrawSubmission } from './changeSubmission.ts';
import { evidencePage } from './evidencePage.ts';
import type { SubmissionRecord } from './findSubmissions.ts';
import { isScoredRun } from './isScoredRun.ts';
import type { Place } from './leaderboard.ts';
import type { EvidenceRun } from './recompute.ts';
import { replicateSubmission } from './replicateSubmission.ts';
import {
  disputesOfSubmission,
  evidenceOfSubmission,
  placeOfSubmission,
  replicationsOfSubmission,
  submissionById,
  submissionsOfSweep,
} from './submission.loaders.ts';
import {
  Dispute,
  LogPointConnection,
  Replication,
  Score,
  Submission,
  SubmittedLogPointConnection,
  SubmittedRecommendation,
  SubmittedRunConnection,
} from './submission.type.ts';
import { computeFirst, submitSweep } from './submitSweep.ts';
import { submittedLogs } from './submittedLogs.ts';
import type { SubmittedRecommendation as StoredRecommendation } from './submittedRecommendation.ts';
import { storedRecommendation, tellSubmitted } from './submittedRecommendation.ts';

@Resolver(() => Submission)
export class SubmissionResolver {
  @Allow(benchmarkReaders)
  @Query(() => Submission, { nullable: true, description: 'A submission of any team.' })
  async submission(
    @Arg('id', () => ID, { description: 'Id of the submission.' }) id: string,
    @Ctx() context: Context,
  ) {
    return requireVisible(
      context.access,
      'Submission',
      await submissionById.load(context, localId('Submission', id)),
    );
  }

  @Allow(holdersOf('write'))
  @Computes({ milliseconds: 50 })
  @PreparedBy(computeFirst)
  @Mutation(() => SubmissionPayload, {
    description:
      'Submits a finished sweep to a benchmark. All figures are recomputed from the stored logs; if that is not possible, the sweep is refused. Everybody who can read the benchmark can then read the team’s name and the sweep’s settings, runs and logs.',
  })
  submitSweep(
    @Arg('input', () => SubmitSweepInput, { description: 'Sweep and benchmark.' }) input: SubmitSweepInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return submitSweep(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => SubmissionPayload, {
    description:
      'Withdraws a submission of the caller’s team from the board. It remains visible in the history.',
  })
  withdrawSubmission(
    @Arg('input', () => WithdrawSubmissionInput, { description: 'The submission.' })
    input: WithdrawSubmissionInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return withdrawSubmission(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => ReplicateSubmissionPayload, {
    description:
      'Queues a replication: trains a submission of another team again with other seeds. The result is added to the submission.',
  })
  replicateSubmission(
    @Arg('input', () => ReplicateSubmissionInput, { description: 'Submission and team.' })
    input: ReplicateSubmissionInput,
    @Ctx() context: Context,
  ): Promise<ReplicateSubmissionPayload> {
    return replicateSubmission(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => SubmissionPayload, {
    description:
      'Disputes a submission of another team; or, for the team that submitted it, objects to a mismatch that training again found.',
  })
  disputeSubmission(
    @Arg('input', () => DisputeSubmissionInput, { description: 'Submission and reason.' })
    input: DisputeSubmissionInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return disputeSubmission(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => SubmissionPayload, {
    description: 'Decides a dispute. For admins of the benchmark’s team.',
  })
  decideDispute(
    @Arg('input', () => DecideDisputeInput, { description: 'The decision.' }) input: DecideDisputeInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return decideDispute(context, input);
  }

  @FieldResolver(() => String, { description: 'Name of the team that submitted it.' })
  teamName(@Root() { teamName }: SubmissionRecord): string {
    return teamName;
  }

  @FieldResolver(() => Benchmark, { description: 'The benchmark.' })
  benchmark(@Root() { benchmarkId }: SubmissionRecord, @Ctx() context: Context) {
    return benchmarkById.load(context, benchmarkId);
  }

  @FieldResolver(() => BenchmarkVersion, { description: 'Benchmark version that it was submitted to.' })
  version(@Root() { benchmarkVersionId }: SubmissionRecord, @Ctx() context: Context) {
    return benchmarkVersionById.load(context, benchmarkVersionId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Rank on the leaderboard; null if it is not listed, if it is imported, or if the ranking is CRITICAL_BATCH_SIZE.',
  })
  rank(@Root() submission: SubmissionRecord, @Ctx() context: Context) {
    return whenKnown(placeOf(context, submission), (place) => place?.rank ?? null);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether others share its rank, because the intervals overlap.',
  })
  isRankShared(@Root() submission: SubmissionRecord, @Ctx() context: Context) {
    return whenKnown(placeOf(context, submission), (place) => place?.isShared ?? false);
  }

  @FieldResolver(() => Score, { description: 'Score, in the unit of the ranking.' })
  score(@Root() { score, lower, upper, level, seeds, misses }: SubmissionRecord): Score {
    return { value: score, lower, upper, level, seeds, misses };
  }

  @FieldResolver(() => Interval, {
    nullable: true,
    description: 'b* of its runs; null if they do not identify it.',
  })
  criticalBatchSize(@Root() submission: SubmissionRecord): Interval | null {
    const { criticalBatchSize: value } = submission;
    const { criticalBatchSizeLower: lower, criticalBatchSizeUpper: upper } = submission;
    return value === null ? null : { value, lower, upper };
  }

  @FieldResolver(() => SubmittedRecommendation, {
    nullable: true,
    description:
      'The batch size to use, computed when it was submitted. Null if its runs do not identify one, if its sweep does not have the benchmark’s target, or if it was submitted before 2 December 2026.',
  })
  recommendation(@Root() { recommendation }: SubmissionRecord): StoredRecommendation | null {
    return storedRecommendation(recommendation);
  }

  @FieldResolver(() => Policy, { description: 'Step-size policy of its sweep.' })
  policy(@Root() submission: SubmissionRecord, @Ctx() context: Context) {
    return shownPolicy(context, submission);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether K is known to the exact step for every run that reached the target. Otherwise it is known to the interval between two evaluations.',
  })
  async isExact(@Root() { id }: SubmissionRecord, @Ctx() context: Context): Promise<boolean> {
    const runs = (await evidenceOfSubmission.load(context, id))?.evidence.runs ?? [];
    const arrived = runs.filter(({ upperSteps }) => upperSteps !== null);
    return (
      arrived.length > 0 &&
      arrived.every(({ lowerSteps, upperSteps }) => (upperSteps ?? 0) - (lowerSteps ?? 0) === 1)
    );
  }

  @FieldResolver(() => SubmissionBasis, {
    description: 'Combination of trust and origin.',
    deprecationReason:
      'RECOMPUTED does not tell who wrote the logs. Use trust, and origin for imported sweeps. The figures of every submission are recomputed from stored logs.',
  })
  basis(@Root() { trust, origin }: SubmissionRecord): SubmissionBasis {
    if (origin === 'IMPORTED') return SubmissionBasis.IMPORTED;
    return trust === 'REPLICATED' ? SubmissionBasis.REPLICATED : SubmissionBasis.RECOMPUTED;
  }

  @FieldResolver(() => Int, {
    description: 'Number of its runs that are attested. The runs tell by whom.',
  })
  async attestedRuns(@Root() { id }: SubmissionRecord, @Ctx() context: Context): Promise<number> {
    const runs = (await evidenceOfSubmission.load(context, id))?.evidence.runs ?? [];
    return runs.filter(({ attestedBy }) => attestedBy).length;
  }

  @FieldResolver(() => SubmittedRunConnection, {
    description: 'Its runs, by batch size and seed; empty once it is no longer listed.',
  })
  async runs(
    @Root() submission: SubmissionRecord,
    @Args(() => LongPageArgs) args: LongPageArgs,
    @Ctx() context: Context,
  ) {
    const runs = await openRuns(context, submission);
    const told = runs.map((run) => ({ ...run, isScored: isScoredRun(run, submission) }));
    return evidencePage(context, told, args);
  }

  @FieldResolver(() => LogPointConnection, {
    nullable: true,
    description:
      'Log of one of its runs, up to the run’s end; null if it has no such run, or is no longer listed.',
  })
  async log(
    @Root() submission: SubmissionRecord,
    @Arg('runId', () => ID, { description: 'Id of one of its runs (SubmittedRun.runId).' }) runId: string,
    @Args(() => LongPageArgs) args: LongPageArgs,
    @Ctx() context: Context,
  ) {
    const { prisma, budget } = context;
    const run = (await openRuns(context, submission)).find((each) => each.runId === runId);
    if (!run) return null;
    return listOf({ prisma, budget }, 'measurement', args, {
      where: { runId, step: { lte: run.lastStep ?? 0 } },
      order: [{ column: 'step', direction: 'asc', type: 'bigint' }],
    });
  }

  @FieldResolver(() => SubmittedLogPointConnection, {
    description: 'Logs of all its runs, one run after another; empty once it is no longer listed.',
  })
  async logs(
    @Root() submission: SubmissionRecord,
    @Args(() => SubmittedLogsArgs) args: SubmittedLogsArgs,
    @Ctx() context: Context,
  ) {
    return submittedLogs(context, await openRuns(context, submission), args);
  }

  @FieldResolver(() => [Replication], { description: 'Replications of it by other teams.' })
  replications(@Root() { id }: SubmissionRecord, @Ctx() context: Context) {
    return replicationsOfSubmission.load(context, id);
  }

  @FieldResolver(() => [Dispute], { description: 'Disputes about it.' })
  disputes(@Root() { id }: SubmissionRecord, @Ctx() context: Context) {
    return disputesOfSubmission.load(context, id);
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'Its sweep; null for callers who cannot read its team.',
  })
  sweep(@Root() submission: SubmissionRecord, @Ctx() context: Context) {
    return readableSweep(context, submission);
  }
}

@Resolver(() => SubmittedRecommendation)
export class SubmittedRecommendationResolver {
  @FieldResolver(() => String, {
    description:
      'The recommendation in sentences: what to use, how sure that is, and which batch sizes are as good.',
  })
  text(
    @Root() recommendation: StoredRecommendation,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
  ): string {
    return tellSubmitted(recommendation, wordsIn(locale));
  }
}

@Resolver(() => Sweep)
export class SweepSubmissionsResolver {
  @FieldResolver(() => [Submission], { description: 'Submissions of the sweep, oldest first.' })
  submissions(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return submissionsOfSweep.load(context, id);
  }
}

function placeOf(context: Context, submission: SubmissionRecord): Place | null | Promise<Place | null> {
  return submission.status === 'LISTED' ? placeOfSubmission.load(context, submission) : null;
}

/** Runs that everybody may see: those of a listed submission. One that was withdrawn or removed shows only its figures. */
async function openRuns(context: Context, { id, status }: SubmissionRecord): Promise<EvidenceRun[]> {
  if (status !== 'LISTED') return [];
  return (await evidenceOfSubmission.load(context, id))?.evidence.runs ?? [];
}
