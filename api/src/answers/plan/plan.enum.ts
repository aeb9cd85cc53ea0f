import { PlanStopReason } from '@critbatch/prisma/generated/enums';
import { registerEnumType } from 'type-graphql';

registerEnumType(PlanStopReason, {
  name: 'PlanStopReason',
  description: 'Why a plan adds no more runs.',
  valuesConfig: {
    PRECISE: { description: 'The interval of b* is as narrow as wanted.' },
    NO_MINIMUM: { description: 'N only rises over the whole range.' },
    OUTSIDE_RANGE: { description: 'The least work lies beyond the batch sizes that may be tried.' },
    BUDGET_SPENT: { description: 'No useful run fits into what is left of the budget.' },
    CANNOT_IMPROVE: { description: 'Every seed is spent, none would say anything, or runs only fail.' },
    NOTHING_ARRIVES: { description: 'No batch size reaches the target.' },
  },
});

export enum PlannedPurpose {
  PROBE = 'PROBE',
  EDGE = 'EDGE',
  INFORMATION = 'INFORMATION',
}
registerEnumType(PlannedPurpose, {
  name: 'PlannedPurpose',
  description: 'Why a run was chosen.',
  valuesConfig: {
    PROBE: { description: 'Too little is known for the laws: the least work is being bracketed.' },
    EDGE: { description: 'The answer leans on a batch size that nobody has tried.' },
    INFORMATION: { description: 'It removes most of Var(ln b*) per device second.' },
  },
});
