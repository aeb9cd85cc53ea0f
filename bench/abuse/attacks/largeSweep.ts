import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../caller.ts';
import { mutationOf } from '../caller.ts';
import { results, upload } from './importing.ts';

const sizes = 100;
const seeds = 100;

/** A finished sweep of 10,000 runs, as every member can make one of a table in seconds. Gives its id. */
export async function importLargeSweep(writer: Caller, teamId: string): Promise<string> {
  const lines = Array.from({ length: sizes * seeds }, (_, index) => {
    const batchSize = 8 * (1 + (index % sizes));
    const steps = Math.round(300 * (1 + 200 / batchSize) * (1 + 0.02 * Math.sin(index)));
    return `${batchSize},${steps}\n`;
  });
  const uploadId = await upload(writer, teamId, {
    fileName: 'large.csv',
    bytes: Buffer.from(`b,steps\n${lines.join('')}`),
  });
  const csv = { batchSize: 'b', progress: 'steps' };
  const input = { uploadId, format: 'CSV', results: { ...results, csv } };
  const query = mutationOf('importSweep', 'sweep { id } preview { problems { message } }');
  const { payload } = await writer.ask<{ payload: { sweep: { id: string } | null; preview: unknown } }>(
    query,
    { input },
  );
  if (!payload.sweep)
    throw new Error(`The large sweep was refused: ${JSON.stringify(payload).slice(0, 300)}`);
  return payload.sweep.id;
}

/** Waits until the estimate of a sweep stands, at most so long: what computes it must not be counted with an attack. */
export async function estimated(writer: Caller, id: string, seconds: number): Promise<void> {
  const query = 'query ($id: ID!) { sweep(id: $id) { estimate { id } } }';
  for (let waited = 0; waited < seconds; waited++) {
    const { sweep } = await writer.ask<{ sweep: { estimate: object | null } | null }>(query, { id });
    if (sweep?.estimate) return;
    await sleep(1_000);
  }
}
