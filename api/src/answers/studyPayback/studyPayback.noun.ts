import type { Noun } from '../../platform/noun/noun.ts';
import {
  ProposedSweepCheckResolver,
  StudyPaybackOfStudyResolver,
  StudyPaybackResolver,
  SweepCheckResolver,
} from './studyPayback.resolver.ts';

export const studyPaybackNoun: Noun = {
  resolvers: [
    StudyPaybackOfStudyResolver,
    StudyPaybackResolver,
    ProposedSweepCheckResolver,
    SweepCheckResolver,
  ],
};
