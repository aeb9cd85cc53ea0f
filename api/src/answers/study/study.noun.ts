import { rowsOf } from '../../platform/noun/exportedTable.ts';
import type { Noun } from '../../platform/noun/noun.ts';
import { scorePredictions } from './scorePredictions.ts';
import { StagesOfSweepResolver } from './stagesOfSweep.resolver.ts';
import { predictionById, studyById, studyStageById } from './study.loaders.ts';
import {
  PredictionResolver,
  StudyResolver,
  StudyStageResolver,
  TeamCalibrationResolver,
} from './study.resolver.ts';
import { stageRecordsHold, stagesHold, studyItem } from './studyItem.ts';

export const studyNoun: Noun = {
  resolvers: [
    StudyResolver,
    StudyStageResolver,
    PredictionResolver,
    TeamCalibrationResolver,
    StagesOfSweepResolver,
  ],
  items: { Study: studyItem },
  holds: { Sweep: stagesHold, Study: stageRecordsHold },
  nodes: { Study: studyById, StudyStage: studyStageById, Prediction: predictionById },
  exports: [
    { table: 'Study' },
    { table: 'StudyStage' },
    { table: 'Prediction' },
    { table: 'PredictionScore', of: rowsOf('Prediction', 'predictionId') },
  ],
  chores: [{ everyMilliseconds: 5_000, run: ({ prisma }, faults) => scorePredictions(prisma, faults) }],
};
