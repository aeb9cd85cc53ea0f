import type { Attack } from '../attack.ts';
import { volley } from '../attack.ts';
import type { Caller } from '../caller.ts';
import { mutationOf, operation } from '../caller.ts';
import type { Stage } from '../stage.ts';

export type Sent = { fileName: string; bytes: Buffer };

/** Sends a file to /uploads and gives its id. */
export async function upload(writer: Caller, teamId: string, { fileName, bytes }: Sent): Promise<string> {
  const path = `/uploads?${new URLSearchParams({ teamId, fileName })}`;
  const headers = { 'content-type': 'application/octet-stream' };
  const { status, text } = await writer.send({ path, headers, body: bytes });
  if (status !== 201) throw new Error(`The file was not taken: ${status} ${text.slice(0, 300)}`);
  return JSON.parse(text).id as string;
}

/** Results of somebody else, of which nothing is taken for granted. */
export const results = {
  name: 'Theirs',
  model: { name: 'Their net', parameterCount: 25_000 },
  dataset: { name: 'Their data', trainingExamples: 1_000_000 },
  policy: 'Tuned for every batch size',
  target: { metric: 'TRAINING_LOSS', threshold: 0.1 },
  unit: 'STEPS',
};

const look = mutationOf(
  'importSweep',
  'sweep { id } preview { runCount rowCount problemCount problems { code file row message } }',
);

/** A small file that another team has looked at meanwhile. */
const ordinary: Sent = {
  fileName: 'table.csv',
  bytes: Buffer.from('b,steps\n10,200\n10,220\n20,150\n20,155\n40,90\n'),
};

/** A newcomer has one file looked at again and again; another team has an ordinary one looked at. */
export function importAttack(
  { name, finding }: Pick<Attack, 'name' | 'finding'>,
  file: () => Sent | Promise<Sent>,
  input: object,
): Attack {
  return {
    name,
    finding,
    prepare: async ({ newcomer, others }: Stage) => {
      const { writer, team } = await newcomer(`Importers of ${name}`);
      const uploadId = await upload(writer, team.id, await file());
      const message = operation(look, { input: { uploadId, dryRun: true, ...input } });
      const theirs = await upload(others.writer, others.team.id, ordinary);
      const csv = { batchSize: 'b', progress: 'steps' };
      const request = operation(look, {
        input: { uploadId: theirs, dryRun: true, format: 'CSV', results: { ...results, csv } },
      });
      return {
        fire: volley({ atOnce: 4, most: 8 }, () => writer.send(message)),
        rival: () => others.writer.send(request),
      };
    },
  };
}
