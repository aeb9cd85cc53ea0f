import type { Study as StudyRecord } from '@critbatch/prisma/generated/client';
import { numbersOf, tellScalingLaw } from '@critbatch/theory';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { Study } from '../study/study.type.ts';
import { ScalingLaw } from './scalingLaw.type.ts';
import { fittingScalingLaws, type ScalingLawView, scalingLawsOf } from './scalingLaws.ts';

@Resolver(() => Study)
export class ScalingLawsOfStudyResolver {
  @Computes(fittingScalingLaws)
  @FieldResolver(() => [ScalingLaw], {
    description:
      'How b*, and the largest batch sizes within an overhead, change with what the stages vary: for each variable of which three stages with an answer differ by half or more. Empty where none does.',
  })
  scalingLaws(@Root() study: StudyRecord, @Ctx() context: Context): Promise<ScalingLawView[]> {
    return scalingLawsOf(context, study);
  }
}

@Resolver(() => ScalingLaw)
export class ScalingLawResolver {
  @FieldResolver(() => String, {
    description: 'The law in sentences, with the published powers that it allows and those that it excludes.',
  })
  text(
    @Root() { results, ...law }: ScalingLawView,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
  ): string {
    return tellScalingLaw({ ...law, stages: results.length }, { numbers: numbersOf(wordsIn(locale)) });
  }
}
