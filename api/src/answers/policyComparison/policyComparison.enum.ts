import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum PolicyAnswer {
  BEST_FOUND = 'BEST_FOUND',
  CANNOT_TELL = 'CANNOT_TELL',
  TOO_FEW_MEASURED = 'TOO_FEW_MEASURED',
}
declareEnum(
  PolicyAnswer,
  'PolicyAnswer',
  'Answer of a comparison of policies or sweeps (docs/equations.md, section 4b).',
  {
    BEST_FOUND: 'Every other one needs more work than the best, beyond doubt.',
    CANNOT_TELL: 'Some other one may need no more work than the best.',
    TOO_FEW_MEASURED: 'Fewer than two have a measured result yet.',
  },
);

export enum PolicyStandingStatus {
  MEASURED = 'MEASURED',
  NEVER_ARRIVED = 'NEVER_ARRIVED',
  NOT_FITTED = 'NOT_FITTED',
}
declareEnum(
  PolicyStandingStatus,
  'PolicyStandingStatus',
  'What is known about the work of a policy or sweep.',
  {
    MEASURED: 'Its least work has an interval.',
    NEVER_ARRIVED: 'No run reached the target, so only a lower bound is known.',
    NOT_FITTED: 'Too few runs have ended.',
  },
);
