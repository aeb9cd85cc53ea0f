import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the folder that holds package.json and every workspace. */
export const repositoryFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
