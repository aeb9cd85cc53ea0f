import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sendFile } from './sendDataset.ts';
import type { TestApi } from './startTestApi.ts';

/** A file of four examples of two numbers, and what it is. */
export const table = 'a,b,class,fold\n1,2,0,training\n3,4,1,training\n5,6,2,training\n7,8,0,test\n';
export const tableSpec = {
  format: 'csv',
  inputShape: [2],
  classes: 3,
  columns: { label: 'class', part: 'fold', inputs: ['a', 'b'] },
};

export const sha256Of = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Sends the table, or another file; the id of the upload. */
export async function sendTable(
  url: string,
  team: Parameters<typeof sendFile>[1],
  name = 'table.csv',
  bytes: string | Uint8Array<ArrayBuffer> = table,
): Promise<string> {
  return (await sendFile(url, team, name, bytes)).id;
}

/** Asks for a kept file of a data set, as whoever holds a token, or as nobody. */
export const getFile = (
  url: string,
  sha256: string,
  token: string | null,
  headers: Record<string, string> = {},
) =>
  fetch(`${url}/dataset-files/${sha256}`, {
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
  });

/** Where an API keeps files of data sets. */
export const filesFolder = ({ environment }: TestApi) => join(environment.dataFolder, 'dataset-files');

/** What lies there of a team. */
export const filesOf = (api: TestApi, team: { localId: string }): Promise<string[]> =>
  readdir(join(filesFolder(api), team.localId)).catch(() => []);
