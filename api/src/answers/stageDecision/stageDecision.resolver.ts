import type {
  StageDecision as DecisionRecord,
  StudyStage as StageRecord,
} from '@critbatch/prisma/generated/client';
import type { DecidedOn } from '@critbatch/theory';
import { numbersOf, plainSentences, tellStageDecision } from '@critbatch/theory';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import { PreparedBy } from '../../platform/audit/preparation.ts';
import type { Context } from '../../platform/context/context.ts';
import { Computes } from '../../platform/limits/computes.ts';
import { Json } from '../../platform/scalar/json.ts';
import { Locale, wordsIn } from '../../platform/scalar/locale.ts';
import { userById } from '../../teams/user/user.loaders.ts';
import { User } from '../../teams/user/user.type.ts';
import { pricingFrontier, pricingMove } from '../cost/costWork.ts';
import { forecastingAnySweep, forecastingRuns, forecastingUsualSweep } from '../forecast/forecastWork.ts';
import { spendingOfStage } from '../study/predictSpending.ts';
import { decisionOfStage, studyById, studyStageById } from '../study/study.loaders.ts';
import { StudyStage } from '../study/study.type.ts';
import { figuresOf, toTellWithMoney } from './decidedOn.ts';
import { decideOnFigures, decideStage } from './decideStage.ts';
import type { ProposedSweep as Proposed } from './proposedSweep.ts';
import { proposedRuns, proposedSweep } from './proposedSweep.ts';
import { ProposedSpending, ProposedSweep } from './proposedSweep.type.ts';
import { DecideStageInput, DecideStagePayload } from './stageDecision.input.ts';
import { ExpectedFactor, StageDecision } from './stageDecision.type.ts';
import { StageRunsInput } from './stageRuns.input.ts';
import { consideredSpending } from './stageSpending.ts';

/** The recommendation within limits, what its move saves, the forecast of the sweep that it may start, and what is predicted of that. */
const deciding = {
  milliseconds:
    pricingFrontier.milliseconds * 40 + pricingMove.milliseconds + forecastingAnySweep.milliseconds * 2,
};

@Resolver(() => StageDecision)
export class StageDecisionResolver {
  @Allow(holdersOf('write'))
  @Computes(deciding)
  @PreparedBy(decideOnFigures)
  @Mutation(() => DecideStagePayload, {
    description:
      'Records the decision that a stage ends in, with the figures as they stand. It is final. What it expects, and what the stages so far predict, is registered for the next stage, whose sweep starts if the study allows it.',
  })
  decideStage(
    @Arg('input', () => DecideStageInput, { description: 'The decision.' }) input: DecideStageInput,
    @Ctx() context: Context,
  ): Promise<DecideStagePayload> {
    return decideStage(context, input);
  }

  @FieldResolver(() => StudyStage, { description: 'Stage that it ends.' })
  stage(@Root() { stageId }: DecisionRecord, @Ctx() context: Context) {
    return studyStageById.load(context, stageId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'User who decided; null for a token, and if they have left.',
  })
  decidedBy(@Root() { decidedById }: DecisionRecord, @Ctx() context: Context) {
    return decidedById ? userById.load(context, decidedById) : null;
  }

  @FieldResolver(() => ExpectedFactor, {
    nullable: true,
    description: 'What the move is expected to bring; null if it moves nothing, or nothing is known.',
  })
  expected(@Root() decision: DecisionRecord): ExpectedFactor | null {
    return figuresOf(decision).expected;
  }

  @FieldResolver(() => Json, {
    description: 'Figures that it rests on, as they stood: recommendation, saving, what the stage had cost.',
  })
  figures(@Root() decision: DecisionRecord): DecidedOn {
    return figuresOf(decision);
  }

  @FieldResolver(() => String, { description: 'The decision in sentences, without its reason.' })
  text(
    @Root() decision: DecisionRecord,
    @Arg('locale', () => Locale, { defaultValue: Locale.EN, description: 'Language.' }) locale: Locale,
  ): string {
    const words = wordsIn(locale);
    return plainSentences(tellStageDecision(toTellWithMoney(decision), { numbers: numbersOf(words) }), words);
  }
}

@Resolver(() => StudyStage)
export class DecidedStageResolver {
  @FieldResolver(() => StageDecision, {
    nullable: true,
    description: 'Decision that the stage ended in; null until somebody has decided.',
  })
  decision(@Root() { id }: StageRecord, @Ctx() context: Context) {
    return decisionOfStage.load(context, id);
  }

  @FieldResolver(() => ProposedSweep, {
    nullable: true,
    description:
      'Sweep that follows from the stages before, for a stage without one. Null if no earlier stage has an answer.',
  })
  async proposedSweep(@Root() stage: StageRecord, @Ctx() context: Context) {
    const study = await studyById.load(context, stage.studyId);
    return study && proposedSweep(context, study, stage);
  }
}

@Resolver(() => StudyStage)
export class ConsideredStageResolver {
  @Computes(forecastingRuns)
  @FieldResolver(() => ProposedSpending, {
    nullable: true,
    description:
      'What a sweep of the stage is predicted to take with these runs, from the stages before; null if none of them has an answer, or no step of it was timed.',
  })
  spendingOf(
    @Root() stage: StageRecord,
    @Arg('input', () => StageRunsInput, { description: 'The runs.' }) input: StageRunsInput,
    @Ctx() context: Context,
  ): Promise<ProposedSpending | null> {
    return consideredSpending(context, stage, input);
  }
}

@Resolver(() => ProposedSweep)
export class ProposedSweepResolver {
  @Computes(forecastingUsualSweep)
  @FieldResolver(() => ProposedSpending, {
    nullable: true,
    description: 'What it is predicted to take; null if no step of the stage before was timed.',
  })
  spending(@Root() proposed: Proposed, @Ctx() context: Context): Promise<ProposedSpending | null> {
    const { stage, last, predictions } = proposed;
    return spendingOfStage(context, stage, last, { predictions, ordered: proposedRuns(proposed) });
  }
}
