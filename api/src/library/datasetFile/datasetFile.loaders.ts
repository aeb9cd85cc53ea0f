import { single } from '../../platform/context/loader.ts';
import { findDatasetFiles } from './findDatasetFiles.ts';

/** By team and hash, as `teamId/sha256`. */
export const datasetFileByKey = single(
  ({ prisma }, keys) => findDatasetFiles(prisma, keys),
  ({ teamId, sha256 }) => `${teamId}/${sha256}`,
);
