import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { z } from 'zod';
import type { DeviceName, EngineName } from '../training/trainingRun.type.ts';

const require = createRequire(import.meta.url);

/** What an attempt was computed with: enough to compute it again, and to tell two that differ apart. */
export interface Provenance {
  readonly engine: EngineName;
  /** What the engine computes on: cpu, cuda … */
  readonly device: DeviceName;
  /** SHA-256 of the graphs that the engine ran; null where it has none. */
  readonly graphHash: string | null;
  readonly [detail: string]: string | number | null;
}

/** What this worker measures with: processor, memory, threads, versions. */
export function machineDetails(): Record<string, string | number> {
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
