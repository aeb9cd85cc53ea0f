import type {
  Prediction as PredictionRecord,
  StudyStage as StageRecord,
  Study as StudyRecord,
} from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf, teamHolding } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Interval } from '../../platform/figure/interval.type.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { localId } from '../../platform/node/globalId.ts';
import { requireVisible } from '../../platform/node/requireVisible.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { Team } from '../../teams/team/team.type.ts';
import { CostFrontierArgs } from '../cost/cost.input.ts';
import { CostFrontier, Saving } from '../cost/cost.type.ts';
import { pricingFrontier, pricingMove } from '../cost/costWork.ts';
import { forecastingAnySweep } from '../forecast/forecastWork.ts';
import { teamCalibration } from './calibration.ts';
import { foretoldSaving } from './foretoldSaving.ts';
import { presentScore } from './presentScore.ts';
import { predictFirst, registerPredictions } from './registerPredictions.ts';
import { settledStages } from './settledStages.ts';
import { sizeScalingOf } from './sizeScaling.ts';
import {
  addStudyStage,
  changeStudyStage,
  predictPlacedFirst,
  removeStudyStage,
  setStageEffort,
  setStageSweep,
} from './stage.service.ts';
import { hoursSpent, stageCost } from './stageCost.ts';
import { stageFrontier } from './stageFrontier.ts';
import { stageState } from './stageState.ts';
import { StageState } from './study.enum.ts';
import {
  AddStudyStageInput,
  ChangeStudyStageInput,
  CreateStudyInput,
  RegisterPredictionsInput,
  RegisterPredictionsPayload,
  RemoveStudyStageInput,
  SetStageEffortInput,
  SetStageSweepInput,
  SetStartsNextStageInput,
  SetStudyLimitsInput,
  StudiesArgs,
  StudyPayload,
  StudyStagePayload,
} from './study.input.ts';
import {
  predictionsOfStage,
  scoresOfPrediction,
  stagesOfStudy,
  studyById,
  studyStageById,
} from './study.loaders.ts';
import { createStudy, listStudies, setStartsNextStage, setStudyLimits } from './study.service.ts';
import {
  Calibration,
  Prediction,
  PredictionScore,
  SizeScaling,
  StageCost,
  Study,
  StudyConnection,
  StudyStage,
} from './study.type.ts';

@Resolver(() => Study)
export class StudyResolver {
  @Allow(holdersOf('read'))
  @Query(() => Study, { nullable: true, description: 'A study of one of the caller’s teams.' })
  async study(@Arg('id', () => ID, { description: 'Id of the study.' }) id: string, @Ctx() context: Context) {
    return requireVisible(context.access, 'Study', await studyById.load(context, localId('Study', id)));
  }

  @Allow(holdersOf('read'))
  @Query(() => StudyConnection, { description: 'Studies of the caller’s teams.' })
  studies(@Args(() => StudiesArgs) args: StudiesArgs, @Ctx() context: Context) {
    return listStudies(context, args);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => StudyPayload, { description: 'Makes a study. Add its stages one by one.' })
  createStudy(
    @Arg('input', () => CreateStudyInput, { description: 'The study.' }) input: CreateStudyInput,
    @Ctx() context: Context,
  ): Promise<StudyPayload> {
    return createStudy(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => StudyPayload, {
    description:
      'Limits the time and cost of a training run that the study recommends. For admins of the team.',
  })
  setStudyLimits(
    @Arg('input', () => SetStudyLimitsInput, { description: 'The limits.' }) input: SetStudyLimitsInput,
    @Ctx() context: Context,
  ): Promise<StudyPayload> {
    return setStudyLimits(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => StudyPayload, {
    description: 'Allows a study to start its next stage by itself, or not. For admins of the team.',
  })
  setStartsNextStage(
    @Arg('input', () => SetStartsNextStageInput, { description: 'Study and permission.' })
    input: SetStartsNextStageInput,
    @Ctx() context: Context,
  ): Promise<StudyPayload> {
    return setStartsNextStage(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => StudyStagePayload, { description: 'Adds a stage at the end of a study.' })
  addStudyStage(
    @Arg('input', () => AddStudyStageInput, { description: 'The stage.' }) input: AddStudyStageInput,
    @Ctx() context: Context,
  ): Promise<StudyStagePayload> {
    return addStudyStage(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => StudyStagePayload, {
    description: 'Changes the name or the size of a planned stage, while it has no sweep.',
  })
  changeStudyStage(
    @Arg('input', () => ChangeStudyStageInput, { description: 'Stage and what it is changed to.' })
    input: ChangeStudyStageInput,
    @Ctx() context: Context,
  ): Promise<StudyStagePayload> {
    return changeStudyStage(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => StudyPayload, {
    description: 'Removes a planned stage, while it has no sweep; those after it move up.',
  })
  removeStudyStage(
    @Arg('input', () => RemoveStudyStageInput, { description: 'The stage.' }) input: RemoveStudyStageInput,
    @Ctx() context: Context,
  ): Promise<StudyPayload> {
    return removeStudyStage(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team that owns this object.' })
  team(@Root() { teamId }: StudyRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }

  @FieldResolver(() => [StudyStage], { description: 'Stages, in the order in which they are run.' })
  stages(@Root() { id }: StudyRecord, @Ctx() context: Context) {
    return stagesOfStudy.load(context, id);
  }

  @FieldResolver(() => SizeScaling, { description: 'How b* changes with size.' })
  async scaling(@Root() { id }: StudyRecord, @Ctx() context: Context): Promise<SizeScaling> {
    const stages = await stagesOfStudy.load(context, id);
    return sizeScalingOf(stages, await settledStages(context, stages));
  }
}

@Resolver(() => StudyStage)
export class StudyStageResolver {
  @Allow(holdersOf('write'))
  @Computes(forecastingAnySweep)
  @PreparedBy(predictPlacedFirst)
  @Mutation(() => StudyStagePayload, {
    description:
      'Sets the sweep of a stage that has none. If none of its runs has started, it registers the predictions that are missing.',
  })
  setStageSweep(
    @Arg('input', () => SetStageSweepInput, { description: 'Stage and sweep.' }) input: SetStageSweepInput,
    @Ctx() context: Context,
  ): Promise<StudyStagePayload> {
    return setStageSweep(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => StudyStagePayload, {
    description: 'States how many hours of people’s work a stage takes.',
  })
  setStageEffort(
    @Arg('input', () => SetStageEffortInput, { description: 'Stage and hours.' }) input: SetStageEffortInput,
    @Ctx() context: Context,
  ): Promise<StudyStagePayload> {
    return setStageEffort(context, input);
  }

  @Allow(holdersOf('write'))
  @Computes(forecastingAnySweep)
  @PreparedBy(predictFirst)
  @Mutation(() => RegisterPredictionsPayload, {
    description:
      'Registers predictions for a stage, from the stages before it. They cannot be changed, and have to be made before its first run starts.',
  })
  registerPredictions(
    @Arg('input', () => RegisterPredictionsInput, { description: 'The stage.' })
    input: RegisterPredictionsInput,
    @Ctx() context: Context,
  ): Promise<RegisterPredictionsPayload> {
    return registerPredictions(context, input);
  }

  @FieldResolver(() => Study, { description: 'Study of the stage.' })
  study(@Root() { studyId }: StageRecord, @Ctx() context: Context) {
    return studyById.load(context, studyId);
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'Sweep of the stage, if there is one.',
  })
  sweep(@Root() { sweepId }: StageRecord, @Ctx() context: Context) {
    return sweepId ? sweepById.load(context, sweepId) : null;
  }

  @FieldResolver(() => StageCost, { description: 'What it has cost so far: devices and people.' })
  async cost(@Root() stage: StageRecord, @Ctx() context: Context): Promise<StageCost> {
    return stageCost(context, { ...stage, personHours: await hoursSpent(context, stage) });
  }

  @FieldResolver(() => StageState, { description: 'State.' })
  state(@Root() stage: StageRecord, @Ctx() context: Context): Promise<StageState> {
    return stageState(context, stage);
  }

  @FieldResolver(() => [Prediction], { description: 'Predictions for the stage.' })
  predictions(@Root() { id }: StageRecord, @Ctx() context: Context) {
    return predictionsOfStage.load(context, id);
  }

  @Computes(pricingFrontier)
  @FieldResolver(() => CostFrontier, {
    nullable: true,
    description:
      'Time against cost at this size: from the stage’s own sweep if that has an answer, else predicted from the stages before. The study’s limits hold unless others are given.',
  })
  costFrontier(
    @Root() stage: StageRecord,
    @Args(() => CostFrontierArgs) args: CostFrontierArgs,
    @Ctx() context: Context,
  ) {
    return stageFrontier(context, stage, args);
  }

  @Computes({ milliseconds: 60 + pricingMove.milliseconds })
  @FieldResolver(() => Saving, {
    nullable: true,
    description:
      'What costFrontier.recommended is foretold to save in each training run at this size, against the current batch size of the last stage with an answer. Null once the stage’s own sweep has ended: its recommendation tells it.',
  })
  foretoldSaving(@Root() stage: StageRecord, @Ctx() context: Context): Promise<Saving | null> {
    return foretoldSaving(context, stage);
  }
}

@Resolver(() => Prediction)
export class PredictionResolver {
  @FieldResolver(() => StudyStage, { description: 'Stage that the prediction is about.' })
  stage(@Root() { stageId }: PredictionRecord, @Ctx() context: Context) {
    return studyStageById.load(context, stageId);
  }

  @FieldResolver(() => Interval, { description: 'Predicted value.' })
  foretold(@Root() { value, lower, upper }: PredictionRecord): Interval {
    return { value, lower, upper };
  }

  @FieldResolver(() => [String], {
    description: 'Assumptions of the rule (docs/equations.md, section 7).',
  })
  assumptions(@Root() { inputs }: PredictionRecord): string[] {
    return (inputs as { assumptions: string[] }).assumptions;
  }

  @FieldResolver(() => PredictionScore, {
    nullable: true,
    description:
      'Score of the prediction; null until its stage has ended. If the sweep was opened again since, the last score.',
  })
  async score(@Root() { id }: PredictionRecord, @Ctx() context: Context): Promise<PredictionScore | null> {
    const [newest] = await scoresOfPrediction.load(context, id);
    return newest ? presentScore(newest) : null;
  }

  @FieldResolver(() => [PredictionScore], {
    description: 'Earlier scores, from before the sweep was opened again, newest first; usually empty.',
  })
  async formerScores(@Root() { id }: PredictionRecord, @Ctx() context: Context): Promise<PredictionScore[]> {
    const [, ...former] = await scoresOfPrediction.load(context, id);
    return former.map(presentScore);
  }
}

@Resolver(() => Team)
export class TeamCalibrationResolver {
  @Allow(teamHolding('read'))
  @FieldResolver(() => Calibration, { description: 'How reliable the team’s predictions have been.' })
  calibration(@Root() { id }: { id: string }, @Ctx() { prisma }: Context): Promise<Calibration> {
    return teamCalibration(prisma, id);
  }
}
