import type { Retraining as RetrainingRecord, RetrainingTry } from '@critbatch/prisma/generated/client';
import { detectionProbability } from '@critbatch/theory';
import { Arg, Ctx, FieldResolver, Float, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { NotAudited } from '../../platform/audit/notAudited.ts';
import type { Context } from '../../platform/context/context.ts';
import { SubmissionPayload } from '../benchmark/benchmark.input.ts';
import type { SubmissionRecord } from '../benchmark/findSubmissions.ts';
import { Submission } from '../benchmark/submission.type.ts';
import { isSetAside, setAsideUntil } from './contradiction.ts';
import { ClaimRetrainingInput, DrawRetrainingsInput, ReportRetrainingInput } from './retraining.input.ts';
import { checksOfSubmission } from './retraining.loaders.ts';
import { claimRetraining, drawRetrainings, reportRetraining } from './retraining.service.ts';
import {
  CheckedRuns,
  ClaimRetrainingPayload,
  ReportRetrainingPayload,
  SubmissionRetraining,
} from './retraining.type.ts';

const theSegmentIsTheLog = NotAudited('The segment, its verdict and the history of the board tell of it.');

@Resolver()
export class RetrainingResolver {
  @Allow(holdersOf('worker'))
  @theSegmentIsTheLog
  @Mutation(() => ClaimRetrainingPayload, {
    description:
      'Claims a segment of a submitted run, to train it again. Only tokens that the operator or the benchmark’s team attests get any. Call it when no run is queued.',
  })
  claimRetraining(
    @Arg('input', () => ClaimRetrainingInput, { description: 'The worker.' }) input: ClaimRetrainingInput,
    @Ctx() context: Context,
  ): Promise<ClaimRetrainingPayload> {
    return claimRetraining(context, input);
  }

  @Allow(holdersOf('worker'))
  @theSegmentIsTheLog
  @Mutation(() => ReportRetrainingPayload, {
    description: 'Reports the result of training a segment again, or why it could not be trained.',
  })
  reportRetraining(
    @Arg('input', () => ReportRetrainingInput, { description: 'The result.' })
    input: ReportRetrainingInput,
    @Ctx() context: Context,
  ): Promise<ReportRetrainingPayload> {
    return reportRetraining(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => SubmissionPayload, {
    description:
      'Draws more segments of a submission to be trained again. For admins of the benchmark’s team. The first draw happens when a sweep is submitted.',
  })
  drawRetrainings(
    @Arg('input', () => DrawRetrainingsInput, { description: 'The submission.' }) input: DrawRetrainingsInput,
    @Ctx() context: Context,
  ): Promise<SubmissionPayload> {
    return drawRetrainings(context, input);
  }
}

type Drawn = Omit<SubmissionRetraining, 'segments'> & {
  segments: (RetrainingRecord & { isSetAside: boolean; isOutstanding: boolean })[];
};

@Resolver(() => Submission)
export class SubmissionRetrainingResolver {
  @FieldResolver(() => SubmissionRetraining, {
    nullable: true,
    description:
      'Results of training segments of its runs again; null if none were drawn, because no run was computed by an engine of Critbatch.',
  })
  async retraining(
    @Root() submission: SubmissionRecord,
    @Ctx() { prisma, budget }: Context,
  ): Promise<Drawn | null> {
    budget.spend(10);
    const draws = await prisma.retrainingDraw.findMany({
      where: { submissionId: submission.id },
      orderBy: { drawnAt: 'desc' },
      include: {
        retrainings: {
          orderBy: [{ runId: 'asc' }, { fromStep: 'asc' }],
          include: { tries: { orderBy: { number: 'asc' } } },
        },
      },
    });
    // The newest has the present runs; what earlier ones found stays.
    const [newest] = draws;
    if (!newest) return null;
    const until = await setAsideUntil(prisma, submission);
    const segments = draws
      .flatMap(({ retrainings }) => retrainings)
      .map(({ tries, ...segment }) => ({
        ...segment,
        ...wordOn(segment, tries),
        isSetAside: segment.verdict === 'MISMATCHED' && isSetAside(segment, until),
      }));
    const times = (verdict: RetrainingRecord['verdict']) =>
      segments.filter((segment) => segment.verdict === verdict).length;
    const { scoredSegments, scoredDrawn, otherSegments, otherDrawn } = newest;
    return {
      ...{ scoredSegments, scoredDrawn, otherSegments, otherDrawn, segments },
      matched: times('MATCHED'),
      mismatched: times('MISMATCHED'),
      setAside: segments.filter((segment) => segment.isSetAside).length,
      cannot: times('CANNOT'),
      waiting: times(null),
      outstanding: segments.filter((segment) => segment.isOutstanding).length,
    };
  }

  @FieldResolver(() => [CheckedRuns], {
    description:
      'Its scored runs, counted by what training them again has shown so far. The counts add up to score.seeds.',
  })
  checks(@Root() submission: SubmissionRecord, @Ctx() context: Context) {
    return checksOfSubmission.load(context, submission);
  }
}

/** Why a segment could not be told; while it waits, what was said of it last, and whether anybody was asked in vain. */
function wordOn(
  { verdict, reason, detail, fencingToken, leaseExpiresAt }: RetrainingRecord,
  tries: readonly RetrainingTry[],
) {
  if (verdict !== null) return { reason, detail, isOutstanding: false };
  const told = tries.filter(({ outcome }) => outcome !== null);
  const isHeld = leaseExpiresAt !== null && leaseExpiresAt > new Date();
  const last = told.at(-1);
  return {
    reason: last?.outcome === 'DIFFERED' ? 'UNCONFIRMED' : (last?.outcome ?? null),
    detail: last?.detail ?? null,
    isOutstanding: told.length > 0 || fencingToken > (isHeld ? 1 : 0),
  };
}

@Resolver(() => SubmissionRetraining)
export class SubmissionDetectionResolver {
  @FieldResolver(() => Float, {
    description:
      'Probability that the newest draw contains at least one forged segment, if a number of segments of the scored runs are forged (docs/equations.md, (L4)).',
  })
  detection(
    @Root() { scoredSegments: segments, scoredDrawn: drawn }: Drawn,
    @Arg('forged', () => Int, { description: 'Number of forged segments, at least 1.' }) forged: number,
  ): number {
    return detectionProbability({ segments, drawn, forged: Math.min(segments, Math.max(1, forged)) });
  }
}
