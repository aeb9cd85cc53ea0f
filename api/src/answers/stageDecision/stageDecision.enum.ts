import { StageChoice } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { StageChoice };

declareEnum(StageChoice, 'StageChoice', 'Whether a study goes on after a stage.', {
  GO_ON: 'The study goes on with its next stage.',
  STOP: 'The study ends with this stage.',
});
