import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface PeerTiming {
  /** CPU milliseconds of an optimiser step. */
  readonly milliseconds: number;
  /** Trials of its line search. */
  readonly trials: number;
}

/** A Python script of bench/ that times steps of the same work: one line in, one line of JSON out. */
export interface Peer {
  readonly version: string;
  time(model: string, batchSize: number, steps: number): Promise<PeerTiming>;
  end(): void;
}

/** Starts a peer, or returns what Python says is missing. */
export async function startPeer(python: string, script: string): Promise<Peer | string> {
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(complaint.trim().split('\n').at(-1) || 'It ended without a word.'));
  });
  const first = await Promise.race([answers.next(), failed]);
  if (typeof first === 'string') return first;
  if (first.done) return failed;
  return {
    version: JSON.parse(first.value).version,
    time: (...work) => ask(child, answers, work.join(' ')),
    end: () => child.stdin.end(),
  };
}

async function ask(
  { stdin }: ChildProcess,
  answers: AsyncIterator<string>,
  line: string,
): Promise<PeerTiming> {
  stdin?.write(`${line}\n`);
  const answer = await answers.next();
  if (answer.done) throw new Error(`The peer ended while it timed "${line}".`);
  return JSON.parse(answer.value);
}
