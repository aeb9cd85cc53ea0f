import { realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { CritbatchError } from '@critbatch/theory';

/** Where a worker may take data from. */
export interface DataSources {
  /** Folders that specs may name files in, and where published data are looked for before they are downloaded. */
  readonly folders: readonly string[];
  /** Where downloads are kept. */
  readonly cacheFolder: string;
  /** Whether published data may be downloaded. */
  readonly mayDownload: boolean;
  /** Whence files that the team has sent come; null outside of a worker that has registered. */
  readonly api: { readonly url: string; readonly token: string } | null;
  /** Told now and then how far a download has come, in bytes; the total is null where the server does not say. */
  readonly onProgress?: (file: string, bytes: number, total: number | null) => void;
}

/** Without settings: no files of one's own, downloads under the home folder. */
export const defaultSources: DataSources = {
  folders: [],
  cacheFolder: join(homedir(), '.cache', 'critbatch'),
  mayDownload: true,
  api: null,
};

/**
 * The place of a path of a spec in the first data folder that has it. Links are followed first, and must not lead out of
 * the folder. Throws DATASET_UNAVAILABLE.
 */
export async function allowedPath({ folders }: DataSources, path: string): Promise<string> {
  for (const folder of folders) {
    const root = await realpath(folder).catch(() => null);
    const place = root && (await realpath(resolve(root, path)).catch(() => null));
    if (place && (place === root || place.startsWith(root + sep))) return place;
  }
  const where = folders.length > 0 ? `none of ${folders.join(', ')} holds it` : 'it has none';
  throw new CritbatchError(
    'DATASET_UNAVAILABLE',
    `The data folders of this worker lack ${path}: ${where}. Put it there, or start the worker with --data-folder.`,
  );
}
