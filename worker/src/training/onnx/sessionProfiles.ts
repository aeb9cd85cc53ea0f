import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import type { KernelTime } from '../trainingEngine.ts';

/** ONNX Runtime writes what its sessions do into files of a folder; here they become times by phase and kernel. */
export interface SessionProfiles {
  readonly options: InferenceSession.SessionOptions;
  read(sessions: readonly InferenceSession[]): Promise<KernelTime[]>;
}

export function openSessionProfiles(): SessionProfiles {
  const folder = mkdtempSync(join(tmpdir(), 'critbatch-profile-'));
  return {
    options: { enableProfiling: true, profileFilePrefix: join(folder, 'session') },
    async read(sessions) {
      for (const session of sessions) session.endProfiling();
      const times = new Map<string, KernelTime>();
      for (const file of readdirSync(folder)) await addFile(join(folder, file), times);
      rmSync(folder, { recursive: true });
      return [...times.values()].sort((a, b) => b.milliseconds - a.milliseconds);
    },
  };
}

/** Events of Chrome's trace format, one a line. A loop's own time is that of the nodes in it, which are counted themselves. */
async function addFile(file: string, times: Map<string, KernelTime>): Promise<void> {
  for await (const line of kernelLines(file)) {
    const name = /"name" :"([^"]*)_kernel_time"/.exec(line)?.[1];
    const kernel = /"op_name" : "(\w+)"/.exec(line)?.[1];
    if (name === undefined || kernel === undefined || kernel === 'Loop') continue;
    const phase = /(batch|gradient|search|update|evaluation|gradientNorm)\//.exec(name)?.[1] ?? 'other';
    const key = `${phase} ${kernel}`;
    const before = times.get(key) ?? { phase, kernel, calls: 0, milliseconds: 0 };
    const microseconds = Number(/"dur" :(\d+)/.exec(line)?.[1]);
    times.set(key, {
      ...before,
      calls: before.calls + 1,
      milliseconds: before.milliseconds + microseconds / 1000,
    });
  }
}

/** Readline would take longer than all the rest: a file of some steps has thousands of lines, and runs read one each. */
async function* kernelLines(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 2 ** 20 })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.includes('_kernel_time')) yield line;
  }
  if (rest.includes('_kernel_time')) yield rest;
}
