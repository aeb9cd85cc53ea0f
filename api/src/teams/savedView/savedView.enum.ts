import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum SavedViewPage {
  COMPARE = 'COMPARE',
  SWEEPS = 'SWEEPS',
}
declareEnum(SavedViewPage, 'SavedViewPage', 'Page of the portal that a saved view belongs to.', {
  COMPARE: 'The comparison of sweeps.',
  SWEEPS: 'The list of sweeps.',
});
