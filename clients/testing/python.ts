import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { it } from '@jest/globals';

const folder = fileURLToPath(new URL('../python/', import.meta.url));

/** Why a Python program that needs these modules cannot run on this machine; null where it can. */
export function pythonObstacle(...modules: string[]): string | null {
  const found = modules.map((name) => `assert find_spec('${name}'), 'Python has no ${name}'`);
  const version = "assert sys.version_info >= (3, 10), 'Python ' + sys.version + ' is older than 3.10'";
  const probe = ['import sys', 'from importlib.util import find_spec', version, ...found].join('; ');
  const { status, error, stderr } = spawnSync('python3', ['-c', probe], {
    encoding: 'utf8',
    env: environment(),
  });
  if (error) return 'no python3 on the path';
  return status === 0
    ? null
    : (stderr.trim().split('\n').at(-1) ?? 'python3 does not start').replace('AssertionError: ', '');
}

/** `it` where an obstacle is null; else the case is listed as not run, with the reason, and never counted as passed. */
export function itWhere(
  obstacle: string | null,
): (name: string, work: () => Promise<void>, milliseconds?: number) => void {
  return obstacle === null ? it : (name) => it.skip(`${name}: not run here, ${obstacle}`, () => {});
}

export interface PythonProgram {
  /** Exit status, or the name of the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Writes a line to its input. */
  readonly say: (line: string) => void;
}

const running: ChildProcess[] = [];

/** Starts Python in clients/python, with the package importable from its source. */
export function startPython(
  programArguments: readonly string[],
  variables: Record<string, string> = {},
): PythonProgram {
  const child = spawn('python3', programArguments, { cwd: folder, env: environment(variables) });
  running.push(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  return {
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status, signal) => resolve(signal ?? status ?? -1));
    }),
    stdout: () => stdout,
    stderr: () => stderr,
    kill: (signal) => void child.kill(signal),
    say: (line) => void child.stdin.write(`${line}\n`),
  };
}

/** Kills the programs that are left of a test. */
export function killPython(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL');
}

function environment(variables: Record<string, string> = {}): NodeJS.ProcessEnv {
  // Bytecode beside the source would lie about in the tree.
  return { ...process.env, PYTHONPATH: `${folder}src`, PYTHONDONTWRITEBYTECODE: '1', ...variables };
}
