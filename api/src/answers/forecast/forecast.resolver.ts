import type { Forecast as ForecastRecord, Sweep as SweepRecord } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { totalsOfSweep } from '../../sweeps/run/run.loaders.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { spentTimesOfSweep } from '../cost/cost.loaders.ts';
import { fittingManyStepTimes } from '../cost/costWork.ts';
import { RecordForecastInput, RecordForecastPayload, SweepForecastInput } from './forecast.input.ts';
import { forecastOfSweep } from './forecast.loaders.ts';
import { forecastConsideredSweep } from './forecast.service.ts';
import { Forecast, ForecastOutcome, RemainingTime, SweepForecast } from './forecast.type.ts';
import { forecastingAnySweep, forecastingRuns } from './forecastWork.ts';
import { forecastOutcome, presentForecast } from './presentForecast.ts';
import { foretellFirst, recordForecast } from './recordForecast.ts';
import { remainingOfSweep } from './remainingTime.ts';

@Resolver(() => Forecast)
export class ForecastResolver {
  @Allow(holdersOf('read'))
  @Computes(forecastingRuns)
  @Query(() => SweepForecast, {
    nullable: true,
    description: 'Forecast of the time and cost of a planned sweep; null if no step time is known or stated.',
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
      'Records a forecast of a sweep’s time and cost, before its first run starts. createSweep records one by itself if earlier sweeps allow it.',
  })
  recordForecast(
    @Arg('input', () => RecordForecastInput, { description: 'The sweep.' }) input: RecordForecastInput,
    @Ctx() context: Context,
  ): Promise<RecordForecastPayload> {
    return recordForecast(context, input);
  }

  @FieldResolver(() => Sweep, { description: 'Sweep that the estimate is about.' })
  sweep(@Root() { sweepId }: ForecastRecord, @Ctx() context: Context) {
    return sweepById.load(context, sweepId);
  }

  @FieldResolver(() => SweepForecast, { description: 'The forecast.' })
  foretold(@Root() forecast: ForecastRecord): SweepForecast {
    return presentForecast(forecast);
  }

  @FieldResolver(() => ForecastOutcome, {
    nullable: true,
    description:
      'How the forecast compares with the result. Null while the sweep runs, if it was canceled, or if its runs are not those of the forecast.',
  })
  async outcome(@Root() forecast: ForecastRecord, @Ctx() context: Context) {
    const sweep = await sweepById.load(context, forecast.sweepId);
    const runs = (await totalsOfSweep.load(context, forecast.sweepId)).total;
    if (sweep?.status !== 'FINISHED' || runs !== presentForecast(forecast).runs) return null;
    return forecastOutcome(forecast, await spentTimesOfSweep.load(context, forecast.sweepId));
  }
}

@Resolver(() => Sweep)
export class SweepForecastResolver {
  @FieldResolver(() => Forecast, {
    nullable: true,
    description: 'Forecast that was recorded before its first run; null if none could be made.',
  })
  forecast(@Root() { id }: SweepRecord, @Ctx() context: Context) {
    return forecastOfSweep.load(context, id);
  }

  @Computes(fittingManyStepTimes)
  @FieldResolver(() => RemainingTime, {
    nullable: true,
    description:
      'What it still takes; null if it does not run, or if no step was timed and no plan limits it.',
  })
  remaining(@Root() sweep: SweepRecord, @Ctx() context: Context): Promise<RemainingTime | null> {
    return remainingOfSweep(context, sweep);
  }
}
