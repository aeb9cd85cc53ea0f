import { PlanStopReason } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

declareEnum(PlanStopReason, 'PlanStopReason', 'Why a plan adds no more runs.', {
  PRECISE: 'The interval of b* is as narrow as wanted.',
  NO_MINIMUM: 'N(b) only rises over the whole range.',
  OUTSIDE_RANGE: 'The least work lies outside the batch sizes that the plan may try.',
  BUDGET_SPENT: 'No useful run fits into the rest of the budget.',
  CANNOT_IMPROVE: 'All seeds are used, no run would help, or runs only fail.',
  NOTHING_ARRIVES: 'No batch size reaches the target.',
});

export enum PlannedPurpose {
  PROBE = 'PROBE',
  EDGE = 'EDGE',
  INFORMATION = 'INFORMATION',
}
declareEnum(PlannedPurpose, 'PlannedPurpose', 'Why a run was chosen.', {
  PROBE: 'The laws cannot be fitted yet. The run helps to bracket the least work.',
  EDGE: 'The answer depends on a batch size that has no runs yet.',
  INFORMATION: 'It removes the most of Var(ln b*) per device second.',
});
