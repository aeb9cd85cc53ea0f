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
import { Sweep } from '../../sweeps/sweep/sweep.type.ts';
import { Team } from '../../teams/team/team.type.ts';
import { CostFrontierArgs } from '../cost/cost.input.ts';
import { CostFrontier } from '../cost/cost.type.ts';
import { pricingFrontier } from '../cost/costWork.ts';
import { forecastingAnySweep } from '../forecast/forecastWork.ts';
import { teamCalibration } from './calibration.ts';
import { presentScore } from './presentScore.ts';
import { predictFirst, registerPredictions } from './registerPredictions.ts';
import { settledStages } from './settledStages.ts';
import { sizeScalingOf } from './sizeScaling.ts';
import { addStudyStage, setStageSweep } from './stage.service.ts';
import { stageFrontier } from './stageFrontier.ts';
import { stageState } from './stageState.ts';
import { StageState } from './study.enum.ts';
import {
  AddStudyStageInput,
  CreateStudyInput,
  RegisterPredictionsInput,
  RegisterPredictionsPayload,
  SetStageSweepInput,
  SetStudyLimitsInput,
  StudiesArgs,
  StudyPayload,
  StudyStagePayload,
} from './study.input.ts';
import { createStudy, listStudies, setStudyLimits } from './study.service.ts';
import {
  Calibration,
  Prediction,
  PredictionScore,
  SizeScaling,
  Study,
  StudyConnection,
  StudyStage,
} from './study.type.ts';

@Resolver(() => Study)
export class StudyResolver {
  @Allow(holdersOf('read'))
  @Query(() => Study, { nullable: true, description: 'A study of one of the caller’s teams.' })
  async study(
    @Arg('id', () => ID, { description: 'Id of the study.' }) id: string,
    @Ctx() { access, relations }: Context,
  ) {
    return requireVisible(access, 'Study', await relations.study.load(localId('Study', id)));
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
    description: 'Sets limits for the last stage of a study. For admins of the team.',
  })
  setStudyLimits(
    @Arg('input', () => SetStudyLimitsInput, { description: 'The limits.' }) input: SetStudyLimitsInput,
    @Ctx() context: Context,
  ): Promise<StudyPayload> {
    return setStudyLimits(context, input);
  }

  @Allow(holdersOf('write'))
  @Mutation(() => StudyStagePayload, { description: 'Adds a stage at the end of a study.' })
  addStudyStage(
    @Arg('input', () => AddStudyStageInput, { description: 'The stage.' }) input: AddStudyStageInput,
    @Ctx() context: Context,
  ): Promise<StudyStagePayload> {
    return addStudyStage(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team that owns this object.' })
  team(@Root() { teamId }: StudyRecord, @Ctx() { relations }: Context) {
    return relations.team.load(teamId);
  }

  @FieldResolver(() => [StudyStage], { description: 'Stages, in the order in which they are run.' })
  stages(@Root() { id }: StudyRecord, @Ctx() { relations }: Context) {
    return relations.stagesOfStudy.load(id);
  }

  @FieldResolver(() => SizeScaling, { description: 'How b* changes with size.' })
  async scaling(@Root() { id }: StudyRecord, @Ctx() { relations }: Context): Promise<SizeScaling> {
    const stages = await relations.stagesOfStudy.load(id);
    return sizeScalingOf(stages, await settledStages(relations, stages));
  }
}

@Resolver(() => StudyStage)
export class StudyStageResolver {
  @Allow(holdersOf('write'))
  @Mutation(() => StudyStagePayload, { description: 'Sets the sweep of a stage that has none.' })
  setStageSweep(
    @Arg('input', () => SetStageSweepInput, { description: 'Stage and sweep.' }) input: SetStageSweepInput,
    @Ctx() context: Context,
  ): Promise<StudyStagePayload> {
    return setStageSweep(context, input);
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
  study(@Root() { studyId }: StageRecord, @Ctx() { relations }: Context) {
    return relations.study.load(studyId);
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'Sweep of the stage, if there is one.',
  })
  sweep(@Root() { sweepId }: StageRecord, @Ctx() { relations }: Context) {
    return sweepId ? relations.sweep.load(sweepId) : null;
  }

  @FieldResolver(() => StageState, { description: 'State.' })
  state(@Root() stage: StageRecord, @Ctx() { relations }: Context): Promise<StageState> {
    return stageState(relations, stage);
  }

  @FieldResolver(() => [Prediction], { description: 'Predictions for the stage.' })
  predictions(@Root() { id }: StageRecord, @Ctx() { relations }: Context) {
    return relations.predictionsOfStage.load(id);
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
}

@Resolver(() => Prediction)
export class PredictionResolver {
  @FieldResolver(() => StudyStage, { description: 'Stage that the prediction is about.' })
  stage(@Root() { stageId }: PredictionRecord, @Ctx() { relations }: Context) {
    return relations.studyStage.load(stageId);
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
  async score(
    @Root() { id }: PredictionRecord,
    @Ctx() { relations }: Context,
  ): Promise<PredictionScore | null> {
    const [newest] = await relations.scoresOfPrediction.load(id);
    return newest ? presentScore(newest) : null;
  }

  @FieldResolver(() => [PredictionScore], {
    description: 'Earlier scores, from before the sweep was opened again, newest first; usually empty.',
  })
  async formerScores(
    @Root() { id }: PredictionRecord,
    @Ctx() { relations }: Context,
  ): Promise<PredictionScore[]> {
    const [, ...former] = await relations.scoresOfPrediction.load(id);
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
