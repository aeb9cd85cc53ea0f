import type {
  Prediction as PredictionRecord,
  PredictionScore as ScoreRecord,
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
import { predictFirst, registerPredictions } from './registerPredictions.ts';
import { settledStages } from './settledStages.ts';
import { sizeScalingOf } from './sizeScaling.ts';
import { addStudyStage, setStageSweep } from './stage.service.ts';
import { stageFrontier } from './stageFrontier.ts';
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
  @Mutation(() => StudyPayload, { description: 'Begins a study; its stages are added one by one.' })
  createStudy(
    @Arg('input', () => CreateStudyInput, { description: 'The study.' }) input: CreateStudyInput,
    @Ctx() context: Context,
  ): Promise<StudyPayload> {
    return createStudy(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => StudyPayload, {
    description: 'Sets what the last stage may take: for those who administer the team.',
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

  @FieldResolver(() => Team, { description: 'Team that owns it.' })
  team(@Root() { teamId }: StudyRecord, @Ctx() { relations }: Context) {
    return relations.team.load(teamId);
  }

  @FieldResolver(() => [StudyStage], { description: 'Its stages, in the order in which they are run.' })
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
  @Mutation(() => StudyStagePayload, { description: 'Gives a stage that has none its sweep.' })
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
      'Writes down what a stage is going to say, from the stages before it, for good and before its first run.',
  })
  registerPredictions(
    @Arg('input', () => RegisterPredictionsInput, { description: 'Which stage.' })
    input: RegisterPredictionsInput,
    @Ctx() context: Context,
  ): Promise<RegisterPredictionsPayload> {
    return registerPredictions(context, input);
  }

  @FieldResolver(() => Study, { description: 'Its study.' })
  study(@Root() { studyId }: StageRecord, @Ctx() { relations }: Context) {
    return relations.study.load(studyId);
  }

  @FieldResolver(() => Sweep, {
    nullable: true,
    description: 'The sweep that asks the question at this size, if there is one.',
  })
  sweep(@Root() { sweepId }: StageRecord, @Ctx() { relations }: Context) {
    return sweepId ? relations.sweep.load(sweepId) : null;
  }

  @FieldResolver(() => StageState, { description: 'How far it is.' })
  async state(@Root() { sweepId }: StageRecord, @Ctx() { relations }: Context): Promise<StageState> {
    const sweep = sweepId ? await relations.sweep.load(sweepId) : null;
    if (!sweep) return StageState.PLANNED;
    if (sweep.status !== 'RUNNING')
      return sweep.status === 'FINISHED' ? StageState.DONE : StageState.CANCELED;
    const counts = await relations.totalsOfSweep.load(sweep.id);
    return counts && counts.queued < counts.total ? StageState.RUNNING : StageState.PLANNED;
  }

  @FieldResolver(() => [Prediction], { description: 'What was foretold of it.' })
  predictions(@Root() { id }: StageRecord, @Ctx() { relations }: Context) {
    return relations.predictionsOfStage.load(id);
  }

  @Computes(pricingFrontier)
  @FieldResolver(() => CostFrontier, {
    nullable: true,
    description:
      'Time against cost at this size: from its own sweep where that has an answer, else carried over from the stages before. The study’s limits hold unless others are given.',
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
  @FieldResolver(() => StudyStage, { description: 'The stage that it speaks of.' })
  stage(@Root() { stageId }: PredictionRecord, @Ctx() { relations }: Context) {
    return relations.studyStage.load(stageId);
  }

  @FieldResolver(() => Interval, { description: 'What is foretold.' })
  foretold(@Root() { value, lower, upper }: PredictionRecord): Interval {
    return { value, lower, upper };
  }

  @FieldResolver(() => [String], {
    description: 'What the rule takes for granted (docs/equations.md, section 7).',
  })
  assumptions(@Root() { inputs }: PredictionRecord): string[] {
    return (inputs as { assumptions: string[] }).assumptions;
  }

  @FieldResolver(() => PredictionScore, {
    nullable: true,
    description:
      'How it came out; null while its stage has not ended. The last where its sweep was opened again since.',
  })
  async score(
    @Root() { id }: PredictionRecord,
    @Ctx() { relations }: Context,
  ): Promise<PredictionScore | null> {
    const [newest] = await relations.scoresOfPrediction.load(id);
    return newest ? presentScore(newest) : null;
  }

  @FieldResolver(() => [PredictionScore], {
    description: 'How it came out before its sweep was opened again, the newest first; usually none.',
  })
  async formerScores(
    @Root() { id }: PredictionRecord,
    @Ctx() { relations }: Context,
  ): Promise<PredictionScore[]> {
    const [, ...former] = await relations.scoresOfPrediction.load(id);
    return former.map(presentScore);
  }
}

function presentScore(score: ScoreRecord): PredictionScore {
  const { outcome, outcomeLower: lower, outcomeUpper: upper } = score;
  return { ...score, outcome: outcome === null ? null : { value: outcome, lower, upper } };
}

@Resolver(() => Team)
export class TeamCalibrationResolver {
  @Allow(teamHolding('read'))
  @FieldResolver(() => Calibration, { description: 'How far the team’s predictions can be relied on.' })
  calibration(@Root() { id }: { id: string }, @Ctx() { prisma }: Context): Promise<Calibration> {
    return teamCalibration(prisma, id);
  }
}
