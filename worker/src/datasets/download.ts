import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';

export interface Download {
  readonly url: string;
  /** Where the file ends up; while it grows it is `<path>.part`, from which a later try goes on. */
  readonly path: string;
  readonly md5: string;
  readonly onProgress?: ((bytes: number, total: number | null) => void) | undefined;
  /** Milliseconds before a broken connection is taken up again. */
  readonly pause?: number;
}

const tries = 5;

/**
 * Downloads a file unless it is there, going on where it broke off. Throws DATASET_UNAVAILABLE where the server cannot be
 * reached or does not give the file, DATASET_CHECKSUM_MISMATCH where the file is another one; that is thrown away.
 */
export async function download(wanted: Download): Promise<void> {
  const { url, path, md5, pause = 1000 } = wanted;
  if (await isFile(path)) return;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.part`;
  let fault: unknown;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) await sleep(pause * 2 ** (attempt - 1));
    try {
      if (await appendRest(wanted, part)) {
        await expectMd5(url, part, md5);
        await rename(part, path);
        return;
      }
    } catch (error) {
      if (error instanceof CritbatchError) throw error;
      fault = error;
    }
  }
  const reason = fault instanceof Error ? (fault.cause ?? fault) : 'the connection broke off';
  throw new CritbatchError(
    'DATASET_UNAVAILABLE',
    `${url} could not be downloaded in ${tries} tries: ${reason}. Try again, or put the file into a data folder.`,
    { cause: fault },
  );
}

/** Fetches what a part lacks; whether it is whole then, as far as the server says how long it is. */
async function appendRest({ url, onProgress }: Download, part: string): Promise<boolean> {
  const file = await open(part, 'a');
  try {
    let bytes = (await file.stat()).size;
    const response = await fetch(url, bytes > 0 ? { headers: { range: `bytes=${bytes}-` } } : {});
    // The part is as long as the file, or longer: its checksum says which.
    if (response.status === 416) return true;
    if (!response.ok || !response.body) {
      if (response.status < 500) throw refusal(url, response.status);
      throw new Error(`the server answered ${response.status}`);
    }
    if (response.status === 200 && bytes > 0) {
      // This server gives whole files only.
      await file.truncate(0);
      bytes = 0;
    }
    const length = response.headers.get('content-length');
    const total = length === null ? null : bytes + Number(length);
    for await (const chunk of response.body) {
      await file.write(chunk);
      bytes += chunk.length;
      onProgress?.(bytes, total);
    }
    return total === null || bytes === total;
  } finally {
    await file.close();
  }
}

/** MD5 is what the publishers of these data give; throws DATASET_CHECKSUM_MISMATCH and removes the file. */
async function expectMd5(url: string, path: string, wanted: string): Promise<void> {
  const found = await md5Of(path);
  if (found === wanted) return;
  await rm(path);
  throw new CritbatchError(
    'DATASET_CHECKSUM_MISMATCH',
    `${url} has MD5 ${found}, and the data set asks for ${wanted}; the download was thrown away. Mend the spec, or get the file elsewhere.`,
  );
}

export async function md5Of(path: string): Promise<string> {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function refusal(url: string, status: number): CritbatchError {
  const message = `${url} is not to be had: the server answered ${status}. Put the file into a data folder of the worker.`;
  return new CritbatchError('DATASET_UNAVAILABLE', message);
}
