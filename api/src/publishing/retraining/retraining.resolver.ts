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
      'Takes a segment of a submitted run to train again. Only tokens that the operator or the benchmark’s team vouches for are given any; ask when no run is queued.',
  })
  claimRetraining(
    @Arg('input', () => ClaimRetrainingInput, { description: 'Who asks.' }) input: ClaimRetrainingInput,
    @Ctx() context: Context,
  ): Promise<ClaimRetrainingPayload> {
    return claimRetraining(context, input);
  }

  @Allow(holdersOf('worker'))
  @theSegmentIsTheLog
  @Mutation(() => ReportRetrainingPayload, {
    description: 'Says what training a segment again gave, or why it could not be done.',
  })
  reportRetraining(
    @Arg('input', () => ReportRetrainingInput, { description: 'What was found.' })
    input: ReportRetrainingInput,
    @Ctx() context: Context,
  ): Promise<ReportRetrainingPayload> {
    return reportRetraining(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => SubmissionPayload, {
    description:
      'Draws segments of a submission to be trained again, for those who administer the benchmark’s team. When it is handed in that happens by itself.',
  })
  drawRetrainings(
    @Arg('input', () => DrawRetrainingsInput, { description: 'Which.' }) input: DrawRetrainingsInput,
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
      'What came of training parts of its runs again; null where none were drawn: no run says that an engine of ours computed it.',
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
      'Its scored runs by what training them again has said of each so far; together as many as its score has seeds.',
  })
  checks(@Root() submission: SubmissionRecord, @Ctx() { relations }: Context) {
    return relations.checksOfSubmission.load(submission);
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
      'Probability that the newest draw holds at least one of so many forged segments of the scored runs (docs/equations.md, (L4)).',
  })
  detection(
    @Root() { scoredSegments: segments, scoredDrawn: drawn }: Drawn,
    @Arg('forged', () => Int, { description: 'How many of them are forged, at least 1.' }) forged: number,
  ): number {
    return detectionProbability({ segments, drawn, forged: Math.min(segments, Math.max(1, forged)) });
  }
}
