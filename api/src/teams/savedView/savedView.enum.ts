import { registerEnumType } from 'type-graphql';

export enum SavedViewPage {
  COMPARE = 'COMPARE',
  SWEEPS = 'SWEEPS',
}
registerEnumType(SavedViewPage, {
  name: 'SavedViewPage',
  description: 'Which page of the portal a saved view is of.',
  valuesConfig: {
    COMPARE: { description: 'The comparison of sweeps.' },
    SWEEPS: { description: 'The list of sweeps.' },
  },
});
