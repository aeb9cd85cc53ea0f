import { createReadStream, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InferenceSession } from 'onnxruntime-node';
import type { KernelTime } from '../trainingEngine.ts';

/** ONNX Runtime writes what its sessions do into files of a folder; here they become times by phase and kernel. */
export interface SessionProfiles {
  readonly options: InferenceSession.SessionOptions;
  /** By phase and kernel, the longest first. */
  read(sessions: readonly InferenceSession[]): Promise<KernelTime[]>;
  /** By node of the graph. */
  readEach(sessions: readonly InferenceSession[]): Promise<NodeTimes[]>;
}

/** What each call of a kernel took. */
export interface KernelTimes {
  readonly phase: string;
  readonly seconds: number[];
}

export interface NodeTimes extends KernelTimes {
  readonly node: string;
  readonly kernel: string;
}

/**
 * Where there is no folder to write into, on a system that can only be read or whose temporary files were swept up, there are
 * no times: training does not end for want of them.
 */
export function openSessionProfiles(): SessionProfiles {
  const folder = temporaryFolder();

  async function readEach(sessions: readonly InferenceSession[]): Promise<NodeTimes[]> {
    if (folder === null) return [];
    for (const session of sessions) session.endProfiling();
    const nodes = new Map<string, NodeTimes>();
    if (!existsSync(folder)) return [];
    for (const file of readdirSync(folder)) await addFile(join(folder, file), nodes);
    rmSync(folder, { recursive: true });
    return [...nodes.values()];
  }

  return {
    options: folder === null ? {} : { enableProfiling: true, profileFilePrefix: join(folder, 'session') },
    readEach,
    async read(sessions) {
      const times = new Map<string, KernelTime>();
      for (const { phase, kernel, seconds } of await readEach(sessions)) {
        const key = `${phase} ${kernel}`;
        const before = times.get(key) ?? { phase, kernel, calls: 0, milliseconds: 0 };
        const milliseconds = 1000 * seconds.reduce((sum, each) => sum + each, 0);
        times.set(key, {
          ...before,
          calls: before.calls + seconds.length,
          milliseconds: before.milliseconds + milliseconds,
        });
      }
      return [...times.values()].sort((a, b) => b.milliseconds - a.milliseconds);
    },
  };
}

function temporaryFolder(): string | null {
  try {
    return mkdtempSync(join(tmpdir(), 'critbatch-profile-'));
  } catch {
    return null;
  }
}

/** Events of Chrome's trace format, one a line. A loop's own time is that of the nodes in it, which are counted themselves. */
async function addFile(file: string, nodes: Map<string, NodeTimes>): Promise<void> {
  for await (const line of kernelLines(file)) {
    const node = /"name" :"([^"]*)_kernel_time"/.exec(line)?.[1];
    const kernel = /"op_name" : "(\w+)"/.exec(line)?.[1];
    if (node === undefined || kernel === undefined || kernel === 'Loop') continue;
    const known = nodes.get(node) ?? { node, kernel, phase: phaseOf(node), seconds: [] };
    nodes.set(node, known);
    known.seconds.push(Number(/"dur" :(\d+)/.exec(line)?.[1]) / 1e6);
  }
}

function phaseOf(node: string): string {
  return /(batch|gradient|search|update|evaluation|gradientNorm)\//.exec(node)?.[1] ?? 'other';
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
