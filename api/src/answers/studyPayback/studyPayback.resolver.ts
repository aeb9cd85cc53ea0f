import type { Study as StudyRecord } from '@critbatch/prisma/generated/client';
import { numbersOf, plainSentences, tellNextSweep, tellStudyPayback } from '@critbatch/theory';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { pricingFrontier, pricingMove } from '../cost/costWork.ts';
import { forecastingUsualSweep } from '../forecast/forecastWork.ts';
import { Payback } from '../recommendation/recommendation.type.ts';
import type { ProposedSweep as Proposed } from '../stageDecision/proposedSweep.ts';
import { ProposedSweep } from '../stageDecision/proposedSweep.type.ts';
import { Study } from '../study/study.type.ts';
import type { StudyPaybackView } from './studyPayback.ts';
import { nextSweepReturns, studyPayback, toTell } from './studyPayback.ts';
import { StudyPayback } from './studyPayback.type.ts';

/** The frontier of a stage or two, what its move saves, and what the next sweep is going to take. */
const payingBack = {
  milliseconds:
    pricingFrontier.milliseconds * 80 + pricingMove.milliseconds + forecastingUsualSweep.milliseconds,
};

@Resolver(() => Study)
export class StudyPaybackOfStudyResolver {
  @Computes(payingBack)
  @FieldResolver(() => StudyPayback, {
    description: 'What the whole study has cost, and when that is paid back.',
  })
  payback(@Root() study: StudyRecord, @Ctx() context: Context): Promise<StudyPaybackView> {
    return studyPayback(context, study);
  }
}

@Resolver(() => StudyPayback)
export class StudyPaybackResolver {
  @FieldResolver(() => String, {
    description: 'The same in sentences; empty while nothing has been spent that has a price.',
  })
  text(
    @Root() view: StudyPaybackView,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
  ): string {
    const words = wordsIn(locale);
    return plainSentences(tellStudyPayback(toTell(view), { numbers: numbersOf(words) }), words);
  }
}

@Resolver(() => ProposedSweep)
export class ProposedSweepPaybackResolver {
  @Computes(payingBack)
  @FieldResolver(() => Payback, {
    nullable: true,
    description:
      'When what a month is predicted to save at the stage has paid for this sweep. Null until both are known in one currency, and if nothing is saved.',
  })
  async payback(@Root() proposed: Proposed, @Ctx() context: Context): Promise<Payback | null> {
    return (await nextSweepReturns(context, proposed))?.payback ?? null;
  }

  @Computes(payingBack)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the sweep returns, in sentences: what a month saves if it comes out as predicted, when that has paid for it, and whether checking costs more than it saves in a year. Null if nothing is known of that.',
  })
  async returnText(
    @Root() proposed: Proposed,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string | null> {
    const returns = await nextSweepReturns(context, proposed);
    const words = wordsIn(locale);
    const told = returns ? tellNextSweep(returns.told, { numbers: numbersOf(words) }) : [];
    return told.length > 0 ? plainSentences(told, words) : null;
  }
}
