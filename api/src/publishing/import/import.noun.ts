import type { Noun } from '../../platform/noun/noun.ts';
import { ImportedUploadResolver, ImportResolver } from './import.resolver.ts';

export const importNoun: Noun = {
  resolvers: [ImportResolver, ImportedUploadResolver],
};
