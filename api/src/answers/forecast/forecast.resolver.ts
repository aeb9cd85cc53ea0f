import type { Forecast as ForecastRecord, Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { RecordForecastInput, RecordForecastPayload, SweepForecastInput } from './forecast.input.ts';
import { forecastConsideredSweep } from './forecast.service.ts';
import { Forecast, ForecastOutcome, SweepForecast } from './forecast.type.ts';
import { forecastingAnySweep, forecastingRuns } from './forecastWork.ts';
import { forecastOutcome, presentForecast } from './presentForecast.ts';
import { foretellFirst, recordForecast } from './recordForecast.ts';

@Resolver(() => Forecast)
export class ForecastResolver {
  @Allow(holdersOf('read'))
  @Computes(forecastingRuns)
  @Query(() => SweepForecast, {
    nullable: true,
    description:
      'What a sweep that is being considered would take; null where no step time is known or stated.',
  })
  sweepForecast(
    @Arg('input', () => SweepForecastInput, { description: 'The sweep.' }) input: SweepForecastInput,
    @Ctx() context: Context,
  ) {
    return forecastConsideredSweep(context, input);
  }

  @Allow(holdersOf('write'))
  @Computes(forecastingAnySweep)
  @PreparedBy(foretellFirst)
  @Mutation(() => RecordForecastPayload, {
    description:
      'Writes down what a sweep is going to take, before its first run starts. createSweep does so by itself where earlier sweeps can tell.',
  })
  recordForecast(
    @Arg('input', () => RecordForecastInput, { description: 'Which sweep.' }) input: RecordForecastInput,
    @Ctx() context: Context,
  ): Promise<RecordForecastPayload> {
    return recordForecast(context, input);
  }

  @FieldResolver(() => Sweep, { description: 'The sweep that it speaks of.' })
  sweep(@Root() { sweepId }: ForecastRecord, @Ctx() { relations }: Context) {
    return relations.sweep.load(sweepId);
  }

  @FieldResolver(() => SweepForecast, { description: 'What was foretold.' })
  foretold(@Root() forecast: ForecastRecord): SweepForecast {
    return presentForecast(forecast);
  }

  @FieldResolver(() => ForecastOutcome, {
    nullable: true,
    description:
      'How it held; null while the sweep runs, where it was canceled, or has other runs than were foretold.',
  })
  async outcome(@Root() forecast: ForecastRecord, @Ctx() { relations }: Context) {
    const sweep = await relations.sweep.load(forecast.sweepId);
    const runs = (await relations.totalsOfSweep.load(forecast.sweepId)).total;
    if (sweep?.status !== 'FINISHED' || runs !== presentForecast(forecast).runs) return null;
    return forecastOutcome(forecast, await relations.runTimesOfSweep.load(forecast.sweepId));
  }
}

@Resolver(() => Sweep)
export class SweepForecastResolver {
  @FieldResolver(() => Forecast, {
    nullable: true,
    description:
      'What it was going to take, written down before its first run; null where nobody could tell.',
  })
  forecast(@Root() { id }: SweepRecord, @Ctx() { relations }: Context) {
    return relations.forecastOfSweep.load(id);
  }
}
