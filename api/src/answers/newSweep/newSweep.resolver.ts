import type { Sweep } from '@critbatch/prisma/generated/client';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Preparation } from '../../platform/audit/preparation.ts';
import { foundBy, PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import type { UserError } from '../../platform/input/userError.type.ts';
import { userError } from '../../platform/input/userError.type.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { localId, parseGlobalId } from '../../platform/node/globalId.ts';
import { forecastingRuns } from '../forecast/forecastWork.ts';
import type { MadePrediction } from '../study/makePredictions.ts';
import { predictStage, settledBefore } from '../study/predictStage.ts';
import { placeSweep } from '../study/stage.service.ts';
import { studyStageById } from '../study/study.loaders.ts';
import { createSweep } from './createSweep.ts';
import type { NewForecasts } from './foretellNewSweeps.ts';
import { foretellNewSweeps, recordNewForecasts } from './foretellNewSweeps.ts';
import { CreateSweepInput, CreateSweepPayload } from './newSweep.input.ts';
import { parseCreateSweep } from './newSweepSchema.ts';
import { runsOfOrder } from './runsOfOrder.ts';

type Foretold = { forecasts: NewForecasts; ofStage: MadePrediction[] };

/** Computes what a new sweep is going to take, and what its stage is going to say, before the transaction that records all. */
const foretellSweepFirst: Preparation<CreateSweepInput, Foretold> = async (context, input, change) =>
  change({
    forecasts: await foretellNewSweeps(context, [input]),
    ofStage: await predictItsStage(context, input),
  });

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
    const { forecasts, ofStage } = foundBy(context, foretellSweepFirst);
    const payload = await createSweep(context.prisma, context.access, input);
    if (!payload.sweep) return payload;
    await recordNewForecasts(context, [payload.sweep], forecasts);
    const userErrors = await placeInStage(context, payload.sweep, input.studyStageId ?? null, ofStage);
    return userErrors.length > 0 ? { sweep: null, userErrors } : payload;
  }
}

/** What the stage of a new sweep is going to say; nothing where the sweep is for none, or is refused. */
async function predictItsStage(context: Context, input: CreateSweepInput): Promise<MadePrediction[]> {
  const { value: order } = parseCreateSweep(input);
  const stageId = input.studyStageId && parseGlobalId(input.studyStageId);
  if (!order || !stageId || stageId.noun !== 'StudyStage') return [];
  const stage = await studyStageById.load(context, stageId.id);
  if (stage?.teamId !== localId('Team', input.teamId)) return [];
  return predictStage(context, stage, await settledBefore(context, stage), { ordered: runsOfOrder(order) });
}

/** Gives a new sweep to the stage that it was made for, with what is predicted of that. */
async function placeInStage(
  context: Context,
  sweep: Sweep,
  stageId: string | null,
  predictions: readonly MadePrediction[],
): Promise<UserError[]> {
  if (!stageId) return [];
  const stage = await studyStageById.load(context, localId('StudyStage', stageId));
  if (stage?.teamId !== sweep.teamId)
    return [userError('NOT_FOUND', ['studyStageId'], 'The team has no such stage; choose another.')];
  return (await placeSweep(context, stage, sweep, predictions)).userErrors;
}
