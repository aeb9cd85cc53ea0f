import type { Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { numbersOf, plainSentences, tellComparison } from '@critbatch/theory';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { z } from 'zod';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { parseArguments } from '../../platform/input/parseArguments.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { fittingStepTimes } from '../cost/costWork.ts';
import { recommendationOf } from '../recommendation/recommend.ts';
import type { SweepComparisonView } from './compareSweeps.ts';
import { compareSweeps, comparingSweeps, mostCompared } from './compareSweeps.ts';
import { SweepComparison } from './sweepComparison.type.ts';

const argumentsSchema = z.object({ sweepIds: z.array(z.string()).min(1).max(mostCompared) });

@Resolver(() => SweepComparison)
export class SweepComparisonResolver {
  @Allow(holdersOf('read'))
  @Computes(comparingSweeps)
  @Query(() => SweepComparison, {
    description: 'Which of these sweeps of the caller’s teams needs the least work, and by what factor.',
  })
  sweepComparison(
    @Arg('sweepIds', () => [ID], { description: 'Sweeps to compare, at most 20.' }) sweepIds: string[],
    @Ctx() context: Context,
  ): Promise<SweepComparisonView> {
    return compareSweeps(context, parseArguments(argumentsSchema, { sweepIds }).sweepIds);
  }

  @Computes(fittingStepTimes)
  @FieldResolver(() => String, {
    description:
      'The comparison in sentences: which sweep to go on with, by what factor it needs less work than the next, and at which batch size to use it. Sweeps are named by number and name.',
  })
  async text(
    @Root() view: SweepComparisonView,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
    @Ctx() context: Context,
  ): Promise<string> {
    const { sweeps, best, next, notToldApart, standings } = view;
    const recommendation = best && (await recommendationOf(context, best, {}));
    const said = wordsIn(locale);
    const { headline, lead } = tellComparison(
      {
        ...view,
        best: best && {
          name: nameOf(best),
          batchSize: recommendation?.batchSize ?? null,
          isAtEdge: standings[0]?.isAtEdge ?? false,
        },
        next: next && nameOf(next),
        notToldApart: notToldApart.map(nameOf),
        count: sweeps.length,
        hasSeveralModels: new Set(sweeps.map(({ modelId }) => modelId)).size > 1,
      },
      { numbers: numbersOf(said) },
    );
    return plainSentences([headline, ...lead], said);
  }
}

function nameOf({ number, name }: SweepRecord): string {
  return `#${number} ${name}`;
}
