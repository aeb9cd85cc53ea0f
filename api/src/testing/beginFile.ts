import { readdir, stat } from 'node:fs/promises';
import type { ClientRequest } from 'node:http';
import { request } from 'node:http';
import { join } from 'node:path';
import type { Sender } from './sendDataset.ts';
import { until } from './until.ts';

type Begun = {
  /** To go on with. */
  sending: ClientRequest;
  /** What holds the part that has come. */
  name: string;
};

/** Sends a part of a file of so many bytes to /uploads, and resolves when it lies in the folder of uploads. */
export async function beginFile(
  url: string,
  { id, writeToken }: Sender,
  file: { name: string; byteLength: number; part: Uint8Array },
  uploads: string,
): Promise<Begun> {
  const query = new URLSearchParams({ teamId: id, fileName: file.name });
  const sending = request(`${url}/uploads?${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${writeToken}`,
      'content-type': 'application/octet-stream',
      'content-length': file.byteLength,
    },
  });
  sending.write(file.part);
  const name = await until(async () => {
    for (const each of await readdir(uploads).catch(() => [])) {
      if ((await stat(join(uploads, each))).size === file.part.byteLength) return each;
    }
    return null;
  });
  return { sending, name };
}
