import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { log } from '../server/log.ts';

export interface Sandbox {
  /** Program that it runs: what comes in on standard input it answers on standard output. */
  readonly main: string;
  /** What it may read beside `theory` and the packages: paths below the repository, or whole ones. */
  readonly readable: readonly string[];
  readonly seconds: number;
  /** Of JavaScript values, and on Linux of everything together. */
  readonly mebibytes: number;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const always = ['node_modules/*', 'theory/*', 'package.json', 'api/package.json'];
/** Characters of what it says on standard error that the log keeps. */
const mostWords = 2_000;
/** What Node reserves for itself before it runs anything counts for the limit of a process. */
const reservedMebibytes = 768;

/**
 * Runs a program of ours in a process of its own that can read our code and what it is told to, write nothing, start nothing,
 * and has its time and memory limited. Null where it went beyond, or fell.
 */
export async function runInSandbox(
  { main, readable, seconds, mebibytes }: Sandbox,
  input: string,
): Promise<string | null> {
  const allowed = [...always, ...readable].map((path) => (isAbsolute(path) ? path : `${root}${path}`));
  const node = [
    '--permission',
    ...allowed.map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${mebibytes}`,
    main,
  ];
  const [command, given] = limited(node, mebibytes);
  const child = spawn(command, given, {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 1000 * seconds,
    killSignal: 'SIGKILL',
  });
  // A process that ends before it has read all of its input is no fault of ours.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const closed = once(child, 'close');
  let lastWords = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    lastWords = `${lastWords}${chunk}`.slice(-mostWords);
  });
  let answer = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) answer += chunk;
  const [status, signal] = await closed;
  if (status === 0) return answer;
  // A file that takes too long or too much is ended by a signal. What ends by itself is not installed as it should be.
  if (signal === null) log({ level: 'error', message: 'A sandbox cannot run.', status, lastWords });
  return null;
}

/** Arrays of bytes lie outside of what V8 limits. Where the system knows no such limit for a process, V8's alone holds. */
function limited(node: readonly string[], mebibytes: number): [command: string, given: string[]] {
  if (process.platform === 'win32') return [process.execPath, [...node]];
  const script = 'ulimit -d "$1" 2>/dev/null; shift; exec "$@"';
  const kibibytes = 1024 * (mebibytes + reservedMebibytes);
  return ['/bin/sh', ['-c', script, 'sandbox', String(kibibytes), process.execPath, ...node]];
}
