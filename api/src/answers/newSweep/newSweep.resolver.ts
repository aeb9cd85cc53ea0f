import type { Sweep } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy, PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { localId } from '../../platform/node/globalId.ts';
import { forecastingRuns } from '../forecast/forecastWork.ts';
import { placeSweep } from '../study/stage.service.ts';
import { studyStageById } from '../study/study.loaders.ts';
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
    if (!payload.sweep) return payload;
    await recordNewForecasts(context, [payload.sweep], forecasts);
    const userErrors = await placeInStage(context, payload.sweep, input.studyStageId ?? null);
    return userErrors.length > 0 ? { sweep: null, userErrors } : payload;
  }
}

/** Gives a new sweep to the stage that it was made for. */
async function placeInStage(context: Context, sweep: Sweep, stageId: string | null): Promise<UserError[]> {
  if (!stageId) return [];
  const stage = await studyStageById.load(context, localId('StudyStage', stageId));
  if (stage?.teamId !== sweep.teamId)
    return [userError('NOT_FOUND', ['studyStageId'], 'The team has no such stage; choose another.')];
  return (await placeSweep(context, stage, sweep)).userErrors;
}
