import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rowColumns } from '@critbatch/prisma/import/insertImported';
import type { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { watchGrowth } from '../../platform/disk/watchGrowth.ts';
import { runInSandbox } from '../../platform/sandbox/runInSandbox.ts';
import { Problems } from '../fileReading/problem.ts';
import type { ContentBatch, ContentKind } from '../sweepContent/contentBatch.ts';
import { contentKinds } from '../sweepContent/contentBatch.ts';
import { previewOf } from './filePreview.ts';
import type { HowToRead } from './readFile.ts';
import type { ReadingAnswer, ReadingTask } from './reading.ts';

const mebibytes = 1536;
const main = fileURLToPath(new URL('sandboxMain.ts', import.meta.url));
const readable = ['api/src/*'];

/** A file that was read, and its records while they are needed. */
export type ReadFile = Pick<ReadingAnswer, 'preview' | 'head'> & {
  records: () => AsyncGenerator<{ kind: ContentKind; text: string }>;
};

type Asked = { path: string; how: HowToRead; isDryRun: boolean; processorSeconds: number; disk: DiskFloor };

/**
 * Reads a file of results where it can do no harm, and gives `use` what was found. Its records wait in a file beside it, which is
 * removed afterwards: this process holds one batch of them at a time. Throws MACHINE_BUSY, and DISK_FULL where that file, or the
 * rows that are made of it, have no room.
 */
export async function readInSandbox<Result>(
  { path, how, isDryRun, processorSeconds, disk }: Asked,
  use: (read: ReadFile) => Promise<Result>,
): Promise<Result> {
  await disk.requireRoom();
  const recordsPath = join(dirname(path), randomUUID());
  const file = await open(recordsPath, 'wx+', 0o600);
  const { signal, stop } = watchGrowth(file, disk);
  try {
    const sandbox = {
      main,
      readable: [...readable, path],
      processorSeconds,
      mebibytes,
      output: file.fd,
      signal,
    };
    const task: ReadingTask = { path, how, isDryRun, columns: rowColumns as ReadingTask['columns'] };
    const outcome = await runInSandbox(sandbox, JSON.stringify(task)).finally(stop);
    if (outcome.status === 'BEYOND_LIMITS') return await use(unread(processorSeconds));
    const { preview, head, batches } = JSON.parse(outcome.answer) as ReadingAnswer;
    return await use({ preview, head, records: () => recordsIn(file, batches, disk) });
  } finally {
    await file.close();
    await rm(recordsPath, { force: true });
  }
}

/** What is said of a file that took too much to be read. */
function unread(processorSeconds: number): ReadFile {
  const problems = new Problems();
  const message = `Reading it takes more than ${processorSeconds} seconds of a processor or ${mebibytes} MiB. Leave out what the target does not need, or split it into several sweeps.`;
  problems.ofFile('IMPORT_TOO_LARGE', '', message);
  return { preview: previewOf(null, problems), head: null, records: async function* () {} };
}

async function* recordsIn(
  file: FileHandle,
  batches: readonly ContentBatch[],
  disk: DiskFloor,
): AsyncGenerator<{ kind: ContentKind; text: string }> {
  let end = 0;
  const placed = batches.map((batch) => {
    end += batch.bytes;
    return { ...batch, position: end - batch.bytes };
  });
  for (const kind of contentKinds) {
    for (const { bytes, position } of placed.filter((batch) => batch.kind === kind)) {
      await disk.requireRoomForRows(bytes);
      const { buffer } = await file.read(Buffer.allocUnsafe(bytes), 0, bytes, position);
      yield { kind, text: buffer.toString('utf8') };
    }
  }
}
