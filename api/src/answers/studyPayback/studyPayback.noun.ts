import type { Noun } from '../../platform/noun/noun.ts';
import {
  ProposedSweepPaybackResolver,
  StudyPaybackOfStudyResolver,
  StudyPaybackResolver,
} from './studyPayback.resolver.ts';

export const studyPaybackNoun: Noun = {
  resolvers: [StudyPaybackOfStudyResolver, StudyPaybackResolver, ProposedSweepPaybackResolver],
};
