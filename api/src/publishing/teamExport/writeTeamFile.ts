import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Client } from '@critbatch/prisma/client/createClient';
import { ZipFile } from 'yazl';
import { type Written, writeWithRoom } from '../../platform/disk/writeWithRoom.ts';
import type { ExportedTable } from '../../platform/noun/exportedTable.ts';
import { teamFolders } from '../bundle/bundleFormat.ts';
import { entry } from '../bundle/writeBundle.ts';
import { nameOf, recordLines } from './records.ts';

type Parts = {
  prisma: Client;
  teamId: string;
  /** Paths of the bundles of its sweeps. */
  bundles: readonly string[];
  /** Paths of the files of its data sets. */
  datasetFiles: readonly string[];
  tables: readonly ExportedTable[];
  /** Asks for room for so many bytes more. */
  admit: (bytes: number) => Promise<void>;
};

/** Writes all of a team into one ZIP, piece by piece: however large the team is, one page of one table is in memory. */
export async function writeTeamFile(
  path: string,
  { prisma, teamId, bundles, datasetFiles, tables, admit }: Parts,
): Promise<Written> {
  const zip = new ZipFile();
  const bytes = zip.outputStream as Readable;
  let open: Readable | undefined;
  const add = (name: string, read: () => Readable, size?: number) => {
    // Each is opened when its turn comes.
    zip.addReadStreamLazy(name, { ...entry, ...(size !== undefined && { size }) }, (callback) => {
      open = read().on('error', (fault) => bytes.destroy(fault));
      callback(null, open);
    });
  };
  for (const bundle of bundles)
    add(
      `${teamFolders.bundles}/${basename(bundle)}`,
      () => createReadStream(bundle),
      (await stat(bundle)).size,
    );
  for (const file of datasetFiles)
    add(
      `${teamFolders.datasetFiles}/${basename(file)}`,
      () => createReadStream(file),
      (await stat(file)).size,
    );
  for (const table of tables)
    add(`${teamFolders.tables}/${nameOf(table)}.ndjson`, () =>
      Readable.from(recordLines(prisma, table, teamId), { objectMode: false }),
    );
  // yazl has no word for "it failed" but an event.
  zip.on('error', (fault: Error) => bytes.destroy(fault));
  zip.end();
  try {
    return await writeWithRoom(path, bytes, admit);
  } finally {
    open?.destroy();
  }
}
