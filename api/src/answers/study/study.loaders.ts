import { recordsBy } from '@critbatch/prisma/client/columns';
import { Prisma } from '@critbatch/prisma/generated/client';
import { grouped, rowBy, rowById } from '../../platform/context/loader.ts';

export const studyById = rowById('Study');
export const studyStageById = rowById('StudyStage');
export const predictionById = rowById('Prediction');

export const stagesOfStudy = grouped(
  ({ reader }, ids) => recordsBy(reader, 'StudyStage', 'studyId', ids, Prisma.sql`ORDER BY row.position`),
  (stage) => stage.studyId,
);

/** A sweep may be a stage of several studies. */
export const stagesOfSweep = grouped(
  ({ reader }, ids) => recordsBy(reader, 'StudyStage', 'sweepId', ids),
  (stage) => stage.sweepId ?? '',
);

export const predictionsOfStage = grouped(
  ({ reader }, ids) => recordsBy(reader, 'Prediction', 'stageId', ids, Prisma.sql`ORDER BY row.quantity`),
  (prediction) => prediction.stageId,
);

/** A stage has one at most. */
export const decisionOfStage = rowBy('StageDecision', 'stageId');

export const scoresOfPrediction = grouped(
  ({ prisma }, ids) =>
    prisma.predictionScore.findMany({
      where: { predictionId: { in: [...ids] } },
      orderBy: { number: 'desc' },
    }),
  (score) => score.predictionId,
);
