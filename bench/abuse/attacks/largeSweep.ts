import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../caller.ts';
import { mutationOf } from '../caller.ts';
import type { Member, OwnTeam } from '../person.ts';
import type { Stage } from '../stage.ts';
import { results, upload } from './importing.ts';

const sizes = 100;
const seeds = 100;
/** Its estimate takes this long at most; what computes it must not be counted with an attack. */
const estimateSeconds = 90;

type Holder = Member & { team: OwnTeam; sweepId: string };
const made = new WeakMap<Stage, Promise<Holder>>();

/** Somebody whose team has a finished sweep of 10,000 runs, as everybody can make one of a table in seconds; one for all attacks. */
export function holderOfLargeSweep(stage: Stage): Promise<Holder> {
  const known = made.get(stage) ?? makeHolder(stage);
  made.set(stage, known);
  return known;
}

async function makeHolder({ newcomer }: Stage): Promise<Holder> {
  const member = await newcomer('Large');
  const sweepId = await importLargeSweep(member.writer, member.team.id);
  await estimated(member.writer, sweepId);
  return { ...member, sweepId };
}

async function importLargeSweep(writer: Caller, teamId: string): Promise<string> {
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

async function estimated(writer: Caller, id: string): Promise<void> {
  const query = 'query ($id: ID!) { sweep(id: $id) { estimate { id } } }';
  for (let waited = 0; waited < estimateSeconds; waited++) {
    const { sweep } = await writer.ask<{ sweep: { estimate: object | null } | null }>(query, { id });
    if (sweep?.estimate) return;
    await sleep(1_000);
  }
}
