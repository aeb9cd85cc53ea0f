import type { Noun } from '../../platform/noun/noun.ts';
import { DatasetFileResolver } from './datasetFile.resolver.ts';
import { datasetFileStore } from './datasetFileStore.ts';

export const datasetFileNoun: Noun = {
  resolvers: [DatasetFileResolver],
  exports: [{ table: 'DatasetFile' }],
  chores: [
    { everyMilliseconds: 600_000, run: (services) => datasetFileStore.of(services).removeAllUnused() },
  ],
};
