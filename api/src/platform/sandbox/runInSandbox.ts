import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { isAbsolute } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { CritbatchError } from '@critbatch/theory';
import { log } from '../log/log.ts';
import { limited } from './limited.ts';
import { preparedStart } from './preparedProgram.ts';

export type Sandbox = {
  /** Program that it runs: it reads its task from standard input and writes its answer to standard output. */
  readonly main: string;
  /** What it may read beside `theory` and the packages: paths below the repository, or whole ones. */
  readonly readable: readonly string[];
  /** Time of the processor that it may use. Where the system cannot count it, the wall clock alone limits it. */
  readonly processorSeconds: number;
  /** Memory for JavaScript values, and on Linux for everything together. */
  readonly mebibytes: number;
  /** An open file that it may write to, as its descriptor 3. */
  readonly output?: number;
  /** Ends it before its time; its reason is thrown. */
  readonly signal?: AbortSignal;
};

/** The answer; or that the program needed more than it may have, which is for the sender of the file to mend. */
export type SandboxOutcome = { status: 'ANSWERED'; answer: string } | { status: 'BEYOND_LIMITS' };

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const always = ['node_modules/*', 'theory/*', 'package.json', 'api/package.json'];
const mostAnswerCharacters = 16 * 2 ** 20;
/** Characters of its standard error that the log keeps. */
const mostWords = 2_000;
/** On a busy machine a second of the processor takes many by the clock: only one that stands still is given up. */
const wallSecondsPerProcessorSecond = 6;
const wallSecondsToStart = 20;
/** A third of what others get that want the processor as well. */
const priority = 5;
/** How Node says that an array or a text is larger than memory, or a call deeper than the stack. */
const tooMuch = /\bRangeError\b|ERR_MEMORY_ALLOCATION_FAILED|ERR_STRING_TOO_LONG|heap out of memory/;

/** How Node says that what it writes has no room. */
const noRoom = /\b(ENOSPC|EDQUOT)\b/;

/**
 * Runs a program of ours in a process of its own that can read our code and what it is told to, open nothing for writing, start
 * nothing, and has its processor time and memory limited. Throws MACHINE_BUSY where the machine gave it too little time, and
 * DISK_FULL where its output has no room.
 */
export async function runInSandbox(
  sandbox: Sandbox,
  input: string,
  wallSeconds = wallSecondsToStart + wallSecondsPerProcessorSecond * sandbox.processorSeconds,
): Promise<SandboxOutcome> {
  const child = await start(sandbox);
  let isOverdue = false;
  const end = () => child.kill('SIGKILL');
  sandbox.signal?.addEventListener('abort', end);
  if (sandbox.signal?.aborted) end();
  const timer = setTimeout(() => {
    isOverdue = true;
    child.kill('SIGKILL');
  }, 1000 * wallSeconds);
  try {
    const closed = once(child, 'close');
    const [answer, lastWords] = await Promise.all([answerOf(child, input), lastWordsOf(child)]);
    const [status, signal] = await closed;
    sandbox.signal?.throwIfAborted();
    if (status === 0) return { status: 'ANSWERED', answer };
    if (isOverdue) throw busy(wallSeconds);
    // The system ends a program that takes too much of it by a signal; within Node, memory ends by an error.
    if (signal !== null || tooMuch.test(lastWords)) return { status: 'BEYOND_LIMITS' };
    if (noRoom.test(lastWords)) {
      throw new CritbatchError('DISK_FULL', 'The disk of the server is full; free some space and try again.');
    }
    log({ level: 'error', message: 'A sandbox cannot run.', status, lastWords });
    throw new Error('A sandbox cannot run; the entry before this one says why.');
  } finally {
    clearTimeout(timer);
    sandbox.signal?.removeEventListener('abort', end);
  }
}

async function start({
  main,
  readable,
  processorSeconds,
  mebibytes,
  output,
}: Sandbox): Promise<ChildProcess> {
  const { nodeArguments, environment } = await preparedStart(main);
  const allowed = [...always, ...readable].map((path) => (isAbsolute(path) ? path : `${root}${path}`));
  const node = [
    '--permission',
    ...allowed.map((path) => `--allow-fs-read=${path}`),
    ...nodeArguments,
    `--max-old-space-size=${mebibytes}`,
    main,
  ];
  const [command, given] = limited(node, { processorSeconds, mebibytes });
  const child = spawn(command, given, {
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe', output ?? 'ignore'],
  });
  if (child.pid !== undefined) yieldProcessor(child.pid);
  return child;
}

/** Readers of a portal page come before callers who wait for a file to be read. */
function yieldProcessor(pid: number): void {
  try {
    setPriority(pid, priority);
  } catch {
    // It has ended already, or the system does not allow it: then it shares the processor as others do.
  }
}

async function answerOf(child: ChildProcess, input: string): Promise<string> {
  const [stdin, stdout] = [child.stdin, child.stdout as Readable];
  // A process that ends before it has read all of its input is no fault of ours.
  stdin?.on('error', () => {});
  stdin?.end(input);
  let answer = '';
  for await (const chunk of stdout.setEncoding('utf8')) {
    answer += chunk;
    if (answer.length > mostAnswerCharacters) child.kill('SIGKILL');
  }
  return answer;
}

async function lastWordsOf(child: ChildProcess): Promise<string> {
  let words = '';
  for await (const chunk of (child.stderr as Readable).setEncoding('utf8')) {
    words = `${words}${chunk}`.slice(-mostWords);
  }
  return words;
}

function busy(wallSeconds: number): CritbatchError {
  const message = `This machine is busy: ${wallSeconds} seconds were not enough to read what you sent, and nothing is wrong with it. Try again in a few minutes.`;
  return new CritbatchError('MACHINE_BUSY', message);
}
