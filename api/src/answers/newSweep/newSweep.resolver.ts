import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy, PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { forecastingRuns } from '../forecast/forecastWork.ts';
import { createSweep } from './createSweep.ts';
import type { NewForecasts } from './foretellNewSweeps.ts';
import { foretellNewSweeps, recordNewForecasts } from './foretellNewSweeps.ts';
import { CreateSweepInput, CreateSweepPayload } from './newSweep.input.ts';

/** Computes what a new sweep is going to take, before the transaction that records both. */
const foretellSweepFirst: Preparation<CreateSweepInput, NewForecasts> = async (context, input, change) =>
  change(await foretellNewSweeps(context, [input]));

/** A sweep is foretold and planned when it is started, so that starting one stands above forecasts and plans. */
@Resolver()
export class NewSweepResolver {
  @Allow(holdersOf('write'))
  @Computes(forecastingRuns)
  @PreparedBy(foretellSweepFirst)
  @Mutation(() => CreateSweepPayload, { description: 'Starts a sweep. Its runs are queued at once.' })
  async createSweep(
    @Arg('input', () => CreateSweepInput, { description: 'The sweep.' }) input: CreateSweepInput,
    @Ctx() context: Context,
  ): Promise<CreateSweepPayload> {
    const forecasts = foundBy(context, foretellSweepFirst);
    const payload = await createSweep(context.prisma, context.access, input);
    if (payload.sweep) await recordNewForecasts(context, [payload.sweep], forecasts);
    return payload;
  }
}
