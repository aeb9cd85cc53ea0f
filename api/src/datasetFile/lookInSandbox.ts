import { fileURLToPath } from 'node:url';
import type { DataDescription } from '@critbatch/datafiles';
import { CritbatchError, type UploadedDataset } from '@critbatch/theory';
import { z } from 'zod';
import { RateLimited } from '../limits/rateLimiter.ts';
import { runInSandbox } from '../sandbox/runInSandbox.ts';

/** MNIST as a table, 110 MB of text, takes half of it. */
const mostMebibytes = 2048;
/** Each holds a connection to the database; more are asked to come again. */
const mostAtOnce = 2;
const retryAfterSeconds = 5;

const main = fileURLToPath(new URL('sandboxMain.ts', import.meta.url));
const answerSchema = z.union([
  z.strictObject({ description: z.custom<DataDescription>() }),
  z.strictObject({ refused: z.string() }),
]);

let inside = 0;

/**
 * Looks at every example of a file that somebody has sent, where it can do no harm. Throws DATASET_INVALID with the file, the
 * row and the reason, and RATE_LIMITED where others are being looked at.
 */
export async function lookInSandbox(
  file: { path: string; name: string },
  asked: UploadedDataset,
  seconds: number,
): Promise<DataDescription> {
  if (inside >= mostAtOnce) throw new RateLimited(retryAfterSeconds);
  inside += 1;
  try {
    const readable = ['datafiles/*', 'api/src/datasetFile/*', file.path];
    const sandbox = { main, readable, seconds, mebibytes: mostMebibytes };
    const answer = await runInSandbox(sandbox, JSON.stringify({ ...file, asked }));
    if (answer === null) {
      const message = `${file.name}: it could not be read within ${seconds} seconds and ${mostMebibytes} MiB. Send less at a time, or put it into a worker's data folder.`;
      throw new CritbatchError('DATASET_INVALID', message);
    }
    const parsed = answerSchema.parse(JSON.parse(answer));
    if ('refused' in parsed) throw new CritbatchError('DATASET_INVALID', parsed.refused);
    return parsed.description;
  } finally {
    inside -= 1;
  }
}
