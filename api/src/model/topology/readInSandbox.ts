import { fileURLToPath } from 'node:url';
import { CritbatchError, type ReadTopology } from '@critbatch/theory';
import { z } from 'zod';
import { runInSandbox } from '../../sandbox/runInSandbox.ts';

/** Seconds and MiB after which a topology is given up: one that is meant honestly takes a hundredth of a second, and its process half of one to start. */
const mostSeconds = 10;
const mostMebibytes = 96;
/** More wait their turn, so that many topologies at once take no more memory than two. */
const mostAtOnce = 2;

const main = fileURLToPath(new URL('sandboxMain.ts', import.meta.url));
const answerSchema = z.union([
  z.strictObject({ read: z.object({ spec: z.unknown(), notes: z.array(z.string()) }) }),
  z.strictObject({ refused: z.string().max(2000) }),
]);

/**
 * Reads a topology in a process of its own that can read our code and nothing else, start nothing, and has its time and
 * memory limited. Throws INVALID_INPUT with what to mend.
 */
export async function readInSandbox(topology: string, seconds = mostSeconds): Promise<ReadTopology> {
  await enter();
  try {
    return await read(topology, seconds);
  } finally {
    leave();
  }
}

async function read(topology: string, seconds: number): Promise<ReadTopology> {
  const sandbox = { main, readable: ['api/src/model/topology/*'], seconds, mebibytes: mostMebibytes };
  const answer = await runInSandbox(sandbox, topology);
  if (answer === null) {
    const message = `The topology could not be read within ${seconds} seconds and ${mostMebibytes} MiB: make the model smaller.`;
    throw new CritbatchError('INVALID_INPUT', message);
  }
  const parsed = answerSchema.parse(JSON.parse(answer));
  if ('refused' in parsed) throw new CritbatchError('INVALID_INPUT', parsed.refused);
  return parsed.read as ReadTopology;
}

let inside = 0;
const waiting: (() => void)[] = [];

async function enter(): Promise<void> {
  if (inside >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else inside += 1;
}

/** Hands the place to whoever waits longest. */
function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else inside -= 1;
}
