import { fileURLToPath } from 'node:url';
import type { DataDescription } from '@critbatch/datafiles';
import type { UploadedDataset } from '@critbatch/theory';
import { z } from 'zod';
import { runInSandbox } from '../../platform/sandbox/runInSandbox.ts';

/** MNIST as a table, 110 MB of text, takes half of it. */
const mebibytes = 2048;

const main = fileURLToPath(new URL('sandboxMain.ts', import.meta.url));
const answerSchema = z.union([
  z.strictObject({ description: z.custom<DataDescription>() }),
  z.strictObject({ refused: z.string() }),
]);

/** A file as its examples describe it; or a sentence that names the file, the row and the reason. */
export type LookOutcome = z.output<typeof answerSchema>;

/** Looks at every example of a file that somebody has sent, where it can do no harm. Throws MACHINE_BUSY. */
export async function lookInSandbox(
  file: { path: string; name: string },
  asked: UploadedDataset,
  processorSeconds: number,
): Promise<LookOutcome> {
  const readable = ['datafiles/*', 'api/src/library/datasetFile/*', file.path];
  const sandbox = { main, readable, processorSeconds, mebibytes };
  const outcome = await runInSandbox(sandbox, JSON.stringify({ ...file, asked }));
  if (outcome.status === 'ANSWERED') return answerSchema.parse(JSON.parse(outcome.answer));
  const refused = `${file.name}: reading it takes more than ${processorSeconds} seconds of a processor or ${mebibytes} MiB. Send less at a time, or put it into a worker's data folder.`;
  return { refused };
}
