import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum SavedViewPage {
  COMPARE = 'COMPARE',
  SWEEPS = 'SWEEPS',
}
declareEnum(SavedViewPage, 'SavedViewPage', 'Which page of the portal a saved view is of.', {
  COMPARE: 'The comparison of sweeps.',
  SWEEPS: 'The list of sweeps.',
});
