import { fileURLToPath } from 'node:url';
import type { ReadTopology } from '@critbatch/theory';
import { z } from 'zod';
import { runInSandbox } from '../../../platform/sandbox/runInSandbox.ts';

/** One that is meant honestly takes a hundredth of a second, and its process a third of one to start. */
const processorSeconds = 10;
const mebibytes = 96;

const main = fileURLToPath(new URL('sandboxMain.ts', import.meta.url));
const answerSchema = z.union([
  z.strictObject({ read: z.object({ spec: z.unknown(), notes: z.array(z.string()) }) }),
  z.strictObject({ refused: z.string().max(2000) }),
]);

/** A topology as our spec; or a sentence that says what to change in it. */
export type TopologyOutcome = { read: ReadTopology } | { refused: string };

/**
 * Reads a topology in a process of its own that can read our code and nothing else, start nothing, and has its time and
 * memory limited. Throws MACHINE_BUSY.
 */
export async function readInSandbox(topology: string): Promise<TopologyOutcome> {
  const sandbox = { main, readable: ['api/src/library/model/topology/*'], processorSeconds, mebibytes };
  const outcome = await runInSandbox(sandbox, topology);
  if (outcome.status === 'BEYOND_LIMITS') {
    const refused = `Reading the topology takes more than ${processorSeconds} seconds of a processor or ${mebibytes} MiB: make the model smaller.`;
    return { refused };
  }
  return answerSchema.parse(JSON.parse(outcome.answer)) as TopologyOutcome;
}
