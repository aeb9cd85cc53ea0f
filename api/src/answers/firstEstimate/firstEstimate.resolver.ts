import type {
  FirstEstimate as FirstEstimateRecord,
  Study as StudyRecord,
  Sweep as SweepRecord,
} from '@critbatch/prisma/generated/client';
import { factorOf, numbersOf, plainSentences, tellFirstEstimate } from '@critbatch/theory';
import { Arg, Ctx, FieldResolver, Float, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { NotAudited } from '../../platform/audit/notAudited.ts';
import type { Context } from '../../platform/context/context.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { ReportRateProbeInput } from '../../sweeps/rateProbe/rateProbe.input.ts';
import { ReportRateProbePayload } from '../../sweeps/rateProbe/rateProbe.type.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { stagesOfStudy } from '../study/study.loaders.ts';
import { Study } from '../study/study.type.ts';
import { estimateFromPast } from './estimateFromPast.ts';
import { firstEstimatesOfSweep } from './firstEstimate.loaders.ts';
import { FirstEstimate, FirstEstimateOutcome, PastSweepsEstimate } from './firstEstimate.type.ts';
import { outcomeOfFirstEstimate } from './outcomeOfFirstEstimate.ts';
import { PastSweepsEstimateInput } from './pastSweeps.input.ts';
import { reportRateProbe } from './reportRateProbe.ts';

@Resolver(() => FirstEstimate)
export class FirstEstimateResolver {
  @Allow(holdersOf('worker'))
  @NotAudited('The sweep keeps what was found, and its events tell of it.')
  @Mutation(() => ReportRateProbePayload, {
    description:
      'Reports what the probe of a lease found. b* is estimated from its gradients. The sweep is paused if its learning rate diverges and a smaller one does not.',
  })
  reportRateProbe(
    @Arg('input', () => ReportRateProbeInput, { description: 'Run, trials and gradients.' })
    input: ReportRateProbeInput,
    @Ctx() context: Context,
  ): Promise<ReportRateProbePayload> {
    return reportRateProbe(context, input);
  }

  @Allow(holdersOf('read'))
  @Query(() => PastSweepsEstimate, {
    nullable: true,
    description:
      'Estimate of b* for a planned sweep from the team’s earlier sweeps of the data set, the nearest ones: same model and policy, else same model, else all. Null if none has a b*.',
  })
  async pastSweepsEstimate(
    @Arg('input', () => PastSweepsEstimateInput, { description: 'The planned sweep.' })
    input: PastSweepsEstimateInput,
    @Ctx() context: Context,
  ): Promise<PastSweepsEstimate | null> {
    const found = await estimateFromPast(context, input);
    if (!found) return null;
    const { value, lower, upper, level, cases } = found;
    return { criticalBatchSize: { value, lower, upper }, factor: factorOf(found), level, cases };
  }

  @FieldResolver(() => Interval, {
    description: 'b* with an interval as wide as such estimates were wrong before.',
  })
  criticalBatchSize(@Root() { value, lower, upper }: FirstEstimateRecord): Interval {
    return { value, lower, upper };
  }

  @FieldResolver(() => Float, { description: 'Factor by which b* may be smaller or larger, at the level.' })
  factor(@Root() estimate: FirstEstimateRecord): number {
    return factorOf(estimate);
  }

  @FieldResolver(() => FirstEstimateOutcome, {
    nullable: true,
    description: 'How it compares with the result. Null until the sweep has finished with a b*.',
  })
  outcome(
    @Root() estimate: FirstEstimateRecord,
    @Ctx() context: Context,
  ): Promise<FirstEstimateOutcome | null> {
    return outcomeOfFirstEstimate(context, estimate);
  }

  @FieldResolver(() => String, {
    description: 'The estimate in sentences: how far it may be off, what it rests on, and how it came out.',
  })
  async text(
    @Root() estimate: FirstEstimateRecord,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    const words = wordsIn(locale);
    const toTell = { ...estimate, outcome: await outcomeOfFirstEstimate(context, estimate) };
    return plainSentences(tellFirstEstimate(toTell, { numbers: numbersOf(words) }), words);
  }
}

@Resolver(() => Sweep)
export class SweepFirstEstimateResolver {
  @FieldResolver(() => [FirstEstimate], {
    description:
      'Estimates of b* that were recorded before its first run was trained, the narrowest first. Empty if the first run was claimed by a program that does not probe, for reported and imported sweeps, and if nothing could be said.',
  })
  firstEstimates(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return firstEstimatesOfSweep.load(context, id);
  }
}

@Resolver(() => Study)
export class StudyFirstEstimateResolver {
  @FieldResolver(() => FirstEstimate, {
    nullable: true,
    description:
      'Narrowest of the estimates of b* that were recorded before the first run of the first stage’s sweep. Null without one.',
  })
  async firstEstimate(@Root() { id }: StudyRecord, @Ctx() context: Context) {
    const [{ sweepId } = { sweepId: null }] = await stagesOfStudy.load(context, id);
    const [narrowest] = sweepId ? await firstEstimatesOfSweep.load(context, sweepId) : [];
    return narrowest ?? null;
  }
}
