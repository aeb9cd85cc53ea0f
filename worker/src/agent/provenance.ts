import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { checkpointFormat } from '../training/checkpoint.ts';
import { installedTensorflow, tensorflowFolder } from '../training/eager/tensorflowFolder.ts';
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

/** What this worker measures with: processor, memory, threads, and versions of what its engine computes with. */
export function machineDetails(engine: EngineName): Record<string, string | number> {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    threads: availableParallelism(),
    // Each slot adds up its sums on one thread, in one order: that is what makes runs reproducible.
    threadsPerSlot: 1,
    memoryGibibytes: Math.round(totalmem() / 2 ** 30),
    instructions: instructionSets(),
    checkpointFormat,
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
    ...libraries(engine),
  };
}

/** Those by which libraries choose their kernels, where the system tells: another choice adds up in another order. */
function instructionSets(): string {
  try {
    const [, flags = ''] = /^(?:flags|Features)\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8')) ?? [];
    const wide = flags.split(' ').filter((flag) => /^(avx|fma|amx|sve|asimd|f16c|sse4)/.test(flag));
    return wide.sort().join(' ').slice(0, 500) || 'unknown';
  } catch {
    return 'unknown';
  }
}

/** All engines take the model from TensorFlow.js, and each computes with a library of its own. */
function libraries(engine: EngineName): Record<string, string> {
  const core = { '@tensorflow/tfjs-core': versionOf('@tensorflow/tfjs-core') };
  switch (engine) {
    case 'onnx':
      return { 'onnxruntime-node': versionOf('onnxruntime-node'), ...core };
    case 'tensorflow': {
      const addon = createRequire(join(tensorflowFolder, 'package.json'));
      return {
        tensorflow: installedTensorflow() ?? notInstalled,
        '@tensorflow/tfjs-node': versionOf('@tensorflow/tfjs-node', addon),
        ...core,
      };
    }
    case 'reference':
      return { '@tensorflow/tfjs-backend-cpu': versionOf('@tensorflow/tfjs-backend-cpu'), ...core };
  }
}

const notInstalled = 'not installed';

function versionOf(packageName: string, from = require): string {
  try {
    return z.object({ version: z.string() }).parse(from(`${packageName}/package.json`)).version;
  } catch {
    return notInstalled;
  }
}
