import type { Study, StudyStage } from '@critbatch/prisma/generated/client';
import type { SnapshotStudy } from '@critbatch/theory';
import { keptWithinLimits } from '../../answers/recommendation/keptWithinLimits.ts';
import { recommendationOf } from '../../answers/recommendation/recommend.ts';
import { toTell } from '../../answers/stageDecision/decidedOn.ts';
import { presentScore } from '../../answers/study/presentScore.ts';
import { stageState } from '../../answers/study/stageState.ts';
import {
  decisionOfStage,
  predictionsOfStage,
  scoresOfPrediction,
  stagesOfStudy,
} from '../../answers/study/study.loaders.ts';
import type { Context } from '../../platform/context/context.ts';
import { globalId } from '../../platform/node/globalId.ts';
import { sweepById } from '../../sweeps/sweep/sweep.loaders.ts';
import { pricesOfTeam } from '../../teams/price/price.loaders.ts';
import { teamById } from '../../teams/team/team.loaders.ts';
import { userById } from '../../teams/user/user.loaders.ts';

type FrozenStage = SnapshotStudy['stages'][number];

/** A study with what it foretold and what came of it, as a report keeps it. */
export async function frozenStudy(context: Context, study: Study): Promise<SnapshotStudy> {
  const { id, name, maxHours, maxCost, currency } = study;
  const records = await stagesOfStudy.load(context, id);
  const stages = await Promise.all(
    records.map(
      async (stage): Promise<FrozenStage> => ({
        name: stage.name,
        size: stage.size,
        state: await stageState(context, stage),
        predictions: await frozenPredictions(context, stage.id),
        recommendation: await frozenRecommendation(context, study, stage),
        decision: await frozenDecision(context, stage.id),
      }),
    ),
  );
  return { id: globalId('Study', id), name, maxHours, maxCost, currency, stages };
}

/** Locks are held while a report is frozen: nothing of it waits for the thread of estimates. */
async function frozenRecommendation(
  context: Context,
  study: Study,
  { sweepId, teamId }: StudyStage,
): Promise<FrozenStage['recommendation']> {
  const sweep = sweepId ? await sweepById.load(context, sweepId) : null;
  const view = sweep?.status === 'FINISHED' ? await recommendationOf(context, sweep, {}) : null;
  if (!sweep || !view) return null;
  const [team, prices] = await Promise.all([
    teamById.load(context, teamId),
    pricesOfTeam.load(context, teamId),
  ]);
  if (!team) return null;
  const { answer, level, criticalBatchSize, valley, freeRange } = view.pricing.estimate;
  const given = await keptWithinLimits(context.prisma, view, sweep, { study, team, prices, moment: null });
  return { given, answer, level, criticalBatchSize, valley, freeRange };
}

async function frozenDecision(context: Context, stageId: string): Promise<FrozenStage['decision']> {
  const decision = await decisionOfStage.load(context, stageId);
  if (!decision) return null;
  const { reason, decidedById, decidedAt } = decision;
  const person = decidedById ? await userById.load(context, decidedById) : null;
  return { ...toTell(decision), reason, decidedBy: person?.name ?? null, decidedAt: decidedAt.toISOString() };
}

async function frozenPredictions(context: Context, stageId: string): Promise<FrozenStage['predictions']> {
  const predictions = await predictionsOfStage.load(context, stageId);
  return Promise.all(
    predictions.map(async ({ id, quantity, rule, level, currency, registeredAt, value, lower, upper }) => {
      const [newest] = await scoresOfPrediction.load(context, id);
      const score = newest && presentScore(newest);
      return {
        quantity,
        rule,
        level,
        currency,
        registeredAt: registeredAt.toISOString(),
        foretold: { value, lower, upper },
        score: score ? { verdict: score.verdict, outcome: score.outcome } : null,
      };
    }),
  );
}
