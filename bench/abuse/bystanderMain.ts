import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { percentile } from '../load/closedLoop.ts';
import type { Bystanding, Waits } from './bystander.ts';
import { Caller, mutationOf, type Reply } from './caller.ts';
import { starvedSeconds } from './watch.ts';

const everyMilliseconds = 40;
const pageEveryMilliseconds = 1_000;
/** A request without an answer after this time is counted with this time. */
const longestMilliseconds = 60_000;

process.once('disconnect', () => process.exit(0));
const [bystanding] = (await once(process, 'message')) as [Bystanding];
const { apiUrl, apiPid, portalUrl, teamId, sweepIds } = bystanding;
const reader = new Caller(apiUrl, '127.0.0.1', bystanding.reader);
const worker = new Caller(apiUrl, '127.0.0.1', bystanding.worker);
const person = new Caller(portalUrl, '127.0.0.1', bystanding.person);

const list = `query ($where: SweepWhere) { sweeps(first: 25, where: $where) { nodes { id number name status createdAt } } }`;
const sweep = `query ($id: ID!) { sweep(id: $id) { id name status runCounts { total succeeded }
  runs(first: 10) { nodes { id batchSize seed status step } } } }`;
const heartbeat = mutationOf('heartbeat', 'expiresAt cancelRequested');
const claim = mutationOf('claimRun', 'lease { run { id } fencingToken }');

type Held = { runId: string; fencingToken: number };
let held: Held | null = null;

/** What is cheap and has to be prompt: a sign of life, a list, a sweep. */
const asks: ((number: number, signal: AbortSignal) => Promise<Reply>)[] = [
  beat,
  (_, signal) => reader.graphql(list, { where: { teamId } }, signal),
  (number, signal) => reader.graphql(sweep, { id: sweepIds[number % sweepIds.length] }, signal),
];

/** A heartbeat of the run that is held; where a silence has lost it, another is taken, and the loss has been counted. */
async function beat(_: number, signal: AbortSignal): Promise<Reply> {
  const mine = held;
  if (mine === null) {
    const input = { workerId: bystanding.workerId, sweepId: bystanding.heldSweepId };
    const reply = await worker.graphql(claim, { input }, signal);
    const lease = isOfUse(reply) ? JSON.parse(reply.text).data.payload.lease : null;
    if (lease) held = { runId: lease.run.id, fencingToken: lease.fencingToken };
    return lease ? reply : { ...reply, code: reply.code ?? 'NOTHING_CLAIMED' };
  }
  const reply = await worker.graphql(heartbeat, { input: mine }, signal);
  if (reply.code === 'LEASE_LOST' && held === mine) held = null;
  return reply;
}

function isOfUse({ status, code }: Reply): boolean {
  return status === 200 && code === null;
}

type Answered = {
  kind: number;
  dueAt: number;
  answeredAt: number;
  /** Milliseconds for which the API had no processor meanwhile. */
  starved: number;
  reply: Reply;
};

class Asking {
  readonly answers: Answered[] = [];
  readonly #open = new Set<Promise<void>>();

  ask(kind: number, dueAt: number, send: (signal: AbortSignal) => Promise<Reply>): void {
    const before = starvedSeconds(apiPid);
    const asked = send(AbortSignal.timeout(longestMilliseconds)).then((reply) => {
      // NaN where that API process has ended meanwhile; then 0.
      const starved = 1000 * (starvedSeconds(apiPid) - before) || 0;
      this.answers.push({ kind, dueAt, answeredAt: performance.now(), starved, reply });
      this.#open.delete(asked);
    });
    this.#open.add(asked);
  }

  async waits(): Promise<Waits> {
    await Promise.all(this.#open);
    const refused: Record<string, number> = {};
    for (const { reply } of this.answers) {
      if (isOfUse(reply)) continue;
      const words = `${reply.status} ${reply.code ?? ''}`.trim();
      refused[words] = (refused[words] ?? 0) + 1;
    }
    const waited = this.answers.map((answer) => this.#waited(answer));
    const onProcessor = this.answers.map(({ starved }, index) => (waited[index] ?? 0) - starved);
    return {
      asked: waited.length,
      longest: Math.max(0, ...waited),
      longestOnProcessor: Math.max(0, ...onProcessor),
      median: percentile(waited, 0.5),
      refused,
    };
  }

  /** A refused request counts as waiting until the next one of the same kind is answered. */
  #waited({ kind, dueAt, answeredAt, reply }: Answered): number {
    if (isOfUse(reply)) return answeredAt - dueAt;
    const later = this.answers.filter(
      (each) => each.kind === kind && each.dueAt > dueAt && isOfUse(each.reply),
    );
    return Math.min(...later.map((each) => each.answeredAt), performance.now()) - dueAt;
  }
}

const api = new Asking();
const pages = new Asking();
let ownLateness = 0;
await beat(0, AbortSignal.timeout(longestMilliseconds));
if (bystanding.looksAtPages) await person.send({ method: 'GET', path: '/sweeps' });

const startedAt = performance.now();
let asked = 0;
let looked = 0;
const timer = setInterval(() => {
  for (const now = performance.now(); startedAt + asked * everyMilliseconds <= now; asked++) {
    const dueAt = startedAt + asked * everyMilliseconds;
    ownLateness = Math.max(ownLateness, now - dueAt);
    const number = asked;
    api.ask(
      number % asks.length,
      dueAt,
      (signal) => asks[number % asks.length]?.(number, signal) as Promise<Reply>,
    );
  }
  for (
    const now = performance.now();
    bystanding.looksAtPages && startedAt + looked * pageEveryMilliseconds <= now;
    looked++
  ) {
    const dueAt = startedAt + looked * pageEveryMilliseconds;
    pages.ask(0, dueAt, (signal) => person.send({ method: 'GET', path: '/sweeps', signal }));
  }
}, 5);
process.send?.('asking');

await once(process, 'message');
clearInterval(timer);
process.send?.({ api: await api.waits(), page: await pages.waits(), ownLateness });
