import { PlanStopReason } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

declareEnum(PlanStopReason, 'PlanStopReason', 'Why a plan adds no more runs.', {
  PRECISE: 'The interval of b* is as narrow as wanted.',
  NO_MINIMUM: 'N only rises over the whole range.',
  OUTSIDE_RANGE: 'The least work lies beyond the batch sizes that may be tried.',
  BUDGET_SPENT: 'No useful run fits into what is left of the budget.',
  CANNOT_IMPROVE: 'Every seed is spent, none would say anything, or runs only fail.',
  NOTHING_ARRIVES: 'No batch size reaches the target.',
});

export enum PlannedPurpose {
  PROBE = 'PROBE',
  EDGE = 'EDGE',
  INFORMATION = 'INFORMATION',
}
declareEnum(PlannedPurpose, 'PlannedPurpose', 'Why a run was chosen.', {
  PROBE: 'Too little is known for the laws: the least work is being bracketed.',
  EDGE: 'The answer leans on a batch size that nobody has tried.',
  INFORMATION: 'It removes most of Var(ln b*) per device second.',
});
