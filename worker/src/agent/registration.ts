import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { z } from 'zod';
import type { ApiClient } from '../api/apiClient.ts';
import { readTeams } from '../api/operations/readTeams.ts';
import { registerWorker } from '../api/operations/registerWorker.ts';
import type { AgentConfig } from './agentConfig.ts';
import { workerFault } from './workerFault.ts';

const require = createRequire(import.meta.url);

/**
 * Makes this worker known to the team of its token, and returns its id.
 * @throws CritbatchError UNAUTHENTICATED, FORBIDDEN, or what else the API has against it
 */
export async function register(api: ApiClient, config: AgentConfig, stop: AbortSignal): Promise<string> {
  const viewer = await api.ask(readTeams, {}, stop);
  if (viewer.status === 'refused') throw workerFault(viewer);
  const team = viewer.payload?.teams[0];
  if (team === undefined)
    throw workerFault({ code: 'UNAUTHENTICATED', message: 'no team', retryable: false });
  const { name, engine, device, slots, models } = config;
  const offeredModels = [...new Set(models.map(({ sha256 }) => sha256))];
  const details = machineDetails();
  const input = { teamId: team.id, name, device, engine, slots, offeredModels, details };
  const registered = await api.ask(registerWorker, input, stop);
  if (registered.status === 'refused') throw workerFault(registered);
  return registered.payload.worker.id;
}

/** Provenance of what this worker measures: processor, memory, versions. */
function machineDetails(): Record<string, string | number> {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    threads: availableParallelism(),
    // Each slot adds up its sums on one thread, in one order: that is what makes runs reproducible.
    threadsPerSlot: 1,
    memoryGibibytes: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
    'onnxruntime-node': versionOf('onnxruntime-node'),
    '@tensorflow/tfjs-core': versionOf('@tensorflow/tfjs-core'),
  };
}

function versionOf(packageName: string): string {
  try {
    return z.object({ version: z.string() }).parse(require(`${packageName}/package.json`)).version;
  } catch {
    return 'not installed';
  }
}
