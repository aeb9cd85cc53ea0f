import type { Noun } from '../../platform/noun/noun.ts';
import { versionItem } from '../version/versionItem.ts';
import { DatasetFileResolver } from './datasetFile.resolver.ts';
import { datasetFileStore } from './datasetFileStore.ts';

export const datasetFileNoun: Noun = {
  resolvers: [DatasetFileResolver],
  items: {
    // The file goes with the last version that reads it.
    Dataset: versionItem(
      'Dataset',
      ({ dataset }) => dataset,
      (context, teamId) => context.change.afterwards(() => datasetFileStore.of(context).removeUnused(teamId)),
    ),
  },
  exports: [{ table: 'DatasetFile' }],
  chores: [
    { everyMilliseconds: 600_000, run: (services) => datasetFileStore.of(services).removeAllUnused() },
  ],
};
