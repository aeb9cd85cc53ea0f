// The API on a lab's history, at 1× and 10×: what 16 clients at once wait for, and how many rows a second it takes in.
// npm run bench -- api [--scales 1,10] [--lab FOLDER,FOLDER of earlier seeds] [--only list] [--rounds 3] [--seconds 4] [--processes 2]
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { labAt } from './lab/openLab.ts';
import { startLabApi } from './load/labApi.ts';
import { measureIngest } from './load/measureIngest.ts';
import { measureOperations } from './load/measureOperations.ts';
import type { BenchRow } from './row.ts';

const options = {
  scales: { type: 'string', default: '1,10' },
  lab: { type: 'string' },
  only: { type: 'string' },
  rounds: { type: 'string', default: '3' },
  seconds: { type: 'string', default: '4' },
  clients: { type: 'string', default: '16' },
  processes: { type: 'string', default: String(availableParallelism()) },
} as const;

export async function bench(args: string[]): Promise<BenchRow[]> {
  const { values } = parseArgs({ args, options });
  const rows: BenchRow[] = [];
  const folders = values.lab?.split(',') ?? [];
  for (const [index, scale] of values.scales.split(',').entries()) {
    const lab = await labAt(scale, folders[index]);
    try {
      const api = await startLabApi(lab, { CRITBATCH_API_PROCESSES: values.processes });
      try {
        if (values.only !== 'ingest') {
          const load = {
            clients: Number(values.clients),
            rounds: Number(values.rounds),
            seconds: Number(values.seconds),
          };
          rows.push(...(await measureOperations(api, scale, { ...load, only: values.only ?? null })));
        }
        if (index === 0 && (values.only ?? 'ingest') === 'ingest') {
          rows.push(...(await measureIngest(api, lab.databaseUrl, 5 * Number(values.seconds))));
        }
      } finally {
        await api.kill();
      }
    } finally {
      await lab.close();
    }
  }
  return rows;
}
