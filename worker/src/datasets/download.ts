import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CritbatchError } from '@critbatch/theory';
import { claimPart, removeAbandonedParts } from './downloadPart.ts';

export interface Checksum {
  readonly algorithm: 'md5' | 'sha256';
  /** In lower-case hexadecimal. */
  readonly digest: string;
}

export interface Download {
  readonly url: string;
  /** Where the file ends up; while it grows it is a part beside it, from which a later try goes on. */
  readonly path: string;
  readonly checksum: Checksum;
  readonly headers?: Record<string, string>;
  /** What to do where the server does not have it, as a sentence. */
  readonly whereMissing?: string;
  readonly onProgress?: ((bytes: number, total: number | null) => void) | undefined;
  /** Milliseconds before a broken connection is taken up again. */
  readonly pause?: number;
}

const tries = 5;

/** By path: slots of one process wait for one download. */
const running = new Map<string, Promise<void>>();

/**
 * Downloads a file unless it is there, going on where it broke off, be it in a process that was killed. Throws DATASET_UNAVAILABLE where the server cannot be
 * reached or does not give the file, DATASET_CHECKSUM_MISMATCH where the file is another one; that is thrown away.
 */
export function download(wanted: Download): Promise<void> {
  const { path } = wanted;
  const download = running.get(path) ?? fetchFile(wanted).finally(() => running.delete(path));
  running.set(path, download);
  return download;
}

async function fetchFile(wanted: Download): Promise<void> {
  const { url, path, pause = 1000 } = wanted;
  if (await isFile(path)) return;
  await mkdir(dirname(path), { recursive: true });
  const part = await claimPart(path);
  let fault: unknown;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (attempt > 0) await sleep(pause * 2 ** (attempt - 1));
    try {
      if (await appendRest(wanted, part)) {
        await expectChecksum(wanted, part);
        await rename(part, path);
        await removeAbandonedParts(path);
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
async function appendRest(
  { url, headers, whereMissing, onProgress }: Download,
  part: string,
): Promise<boolean> {
  const file = await open(part, 'a');
  try {
    let bytes = (await file.stat()).size;
    const range = bytes > 0 ? { range: `bytes=${bytes}-` } : {};
    const response = await fetch(url, { headers: { ...headers, ...range } });
    // The part is as long as the file, or longer: its checksum says which.
    if (response.status === 416) return true;
    if (!response.ok || !response.body) {
      if (response.status < 500 && response.status !== 429) throw refusal(url, response.status, whereMissing);
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

/** Throws DATASET_CHECKSUM_MISMATCH, and removes the file. */
async function expectChecksum({ url, checksum }: Download, path: string): Promise<void> {
  const found = await digestOf(path, checksum.algorithm);
  if (found === checksum.digest) return;
  await rm(path, { force: true });
  const name = { md5: 'MD5', sha256: 'SHA-256' }[checksum.algorithm];
  throw new CritbatchError(
    'DATASET_CHECKSUM_MISMATCH',
    `${url} has ${name} ${found}, and the data set asks for ${checksum.digest}; the download was thrown away. Mend the spec, or get the file elsewhere.`,
  );
}

/** In lower-case hexadecimal. */
export async function digestOf(path: string, algorithm: Checksum['algorithm']): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function refusal(
  url: string,
  status: number,
  whereMissing = 'Put the file into a data folder of the worker.',
): CritbatchError {
  const message = `${url} is not to be had: the server answered ${status}. ${whereMissing}`;
  return new CritbatchError('DATASET_UNAVAILABLE', message);
}
