import type { Noun } from '../../platform/noun/noun.ts';
import { importUploadById } from './importUpload.loaders.ts';
import { ImportUploadResolver } from './importUpload.resolver.ts';
import { uploadStore } from './uploadStore.ts';

export const importUploadNoun: Noun = {
  resolvers: [ImportUploadResolver],
  nodes: { ImportUpload: importUploadById },
  chores: [{ everyMilliseconds: 600_000, run: (services) => uploadStore.of(services).removeExpired() }],
};
