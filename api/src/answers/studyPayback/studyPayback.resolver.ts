import type { Study as StudyRecord } from '@critbatch/prisma/generated/client';
import { numbersOf, plainSentence, plainSentences, tellNextSweep, tellStudyPayback } from '@critbatch/theory';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { pricingFrontier, pricingMove } from '../cost/costWork.ts';
import { forecastingUsualSweep } from '../forecast/forecastWork.ts';
import type { ProposedSweep as Proposed } from '../stageDecision/proposedSweep.ts';
import { ProposedSweep } from '../stageDecision/proposedSweep.type.ts';
import { Study } from '../study/study.type.ts';
import type { SweepCheckView } from './checkOfStage.ts';
import { checkOfStage } from './checkOfStage.ts';
import type { StudyPaybackView } from './studyPayback.ts';
import { studyPayback, toTell } from './studyPayback.ts';
import { StudyPayback, SweepCheck } from './studyPayback.type.ts';

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
export class ProposedSweepCheckResolver {
  @Computes(payingBack)
  @FieldResolver(() => SweepCheck, {
    nullable: true,
    description:
      'What the sweep costs and returns beyond moving now. Null until both are known in one currency, and if no batch size is in use.',
  })
  check(@Root() proposed: Proposed, @Ctx() context: Context): Promise<SweepCheckView | null> {
    return checkOfStage(context, proposed);
  }
}

@Resolver(() => SweepCheck)
export class SweepCheckResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Whether to check or to move now; null until that is known.',
  })
  verdict(
    @Root() { told, isWorthIt }: SweepCheckView,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
  ): string | null {
    const [verdict] = tellNextSweep(told, { numbers: numbersOf(wordsIn(locale)) });
    return verdict && isWorthIt !== null ? plainSentence(verdict) : null;
  }

  @FieldResolver(() => String, {
    description:
      'Whether to check or to move now, in sentences: with the reason, and what the sweep costs and returns.',
  })
  text(
    @Root() { told }: SweepCheckView,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
  ): string {
    const words = wordsIn(locale);
    return plainSentences(tellNextSweep(told, { numbers: numbersOf(words) }), words);
  }
}
