import { registerEnumType } from 'type-graphql';

export enum PolicyAnswer {
  BEST_FOUND = 'BEST_FOUND',
  CANNOT_TELL = 'CANNOT_TELL',
  TOO_FEW_MEASURED = 'TOO_FEW_MEASURED',
}
registerEnumType(PolicyAnswer, {
  name: 'PolicyAnswer',
  description: 'What a policy comparison says (docs/equations.md, section 4b).',
  valuesConfig: {
    BEST_FOUND: { description: 'Every other policy surely needs more work than the best.' },
    CANNOT_TELL: { description: 'Some other policy may need no more work than the best.' },
    TOO_FEW_MEASURED: { description: 'Nothing to compare yet: fewer than two policies say anything.' },
  },
});

export enum PolicyStandingStatus {
  MEASURED = 'MEASURED',
  NEVER_ARRIVED = 'NEVER_ARRIVED',
  NOT_FITTED = 'NOT_FITTED',
}
registerEnumType(PolicyStandingStatus, {
  name: 'PolicyStandingStatus',
  description: 'What is known of the work of a policy.',
  valuesConfig: {
    MEASURED: { description: 'Its least work has an interval.' },
    NEVER_ARRIVED: { description: 'No run reached the target: only a bound is known.' },
    NOT_FITTED: { description: 'Too few runs have ended.' },
  },
});
