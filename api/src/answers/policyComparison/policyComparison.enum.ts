import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export enum PolicyAnswer {
  BEST_FOUND = 'BEST_FOUND',
  CANNOT_TELL = 'CANNOT_TELL',
  TOO_FEW_MEASURED = 'TOO_FEW_MEASURED',
}
declareEnum(PolicyAnswer, 'PolicyAnswer', 'What a policy comparison says (docs/equations.md, section 4b).', {
  BEST_FOUND: 'Every other policy surely needs more work than the best.',
  CANNOT_TELL: 'Some other policy may need no more work than the best.',
  TOO_FEW_MEASURED: 'Nothing to compare yet: fewer than two policies say anything.',
});

export enum PolicyStandingStatus {
  MEASURED = 'MEASURED',
  NEVER_ARRIVED = 'NEVER_ARRIVED',
  NOT_FITTED = 'NOT_FITTED',
}
declareEnum(PolicyStandingStatus, 'PolicyStandingStatus', 'What is known of the work of a policy.', {
  MEASURED: 'Its least work has an interval.',
  NEVER_ARRIVED: 'No run reached the target: only a bound is known.',
  NOT_FITTED: 'Too few runs have ended.',
});
