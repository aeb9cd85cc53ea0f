import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * SHA-256 of a file; of a folder, that of a line "<SHA-256>  <path>" for each file below it, sorted by path: what
 * `find . -type f | sort | xargs sha256sum` prints, without the "./".
 */
export async function fingerprint(place: string): Promise<string> {
  if ((await stat(place)).isFile()) return sha256Of(place);
  const listing = createHash('sha256');
  for (const file of await filesBelow(place))
    listing.update(`${await sha256Of(join(place, file))}  ${file}\n`);
  return listing.digest('hex');
}

/** Paths of the files below a folder with / between their parts, in the order of their bytes. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
