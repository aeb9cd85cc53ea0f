import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './portalApi.ts';

/** A worker whose every attempt fails, until no run has a try left: that is five each, after ever longer waits. */
export async function failEveryAttempt(origin: string, token: string, teamId: string): Promise<void> {
  const send = (query: string, input: object) => askAsWorker(origin, token, query, input);
  const { registerWorker } = await send(
    'mutation ($input: RegisterWorkerInput!) { registerWorker(input: $input) { worker { id } } }',
    { teamId, name: 'broken', device: 'cpu', engine: 'none', slots: 1, details: {} },
  );
  for (let failed = 0; failed < 3; ) {
    const { claimRun } = await send(
      'mutation ($input: ClaimRunInput!) { claimRun(input: $input) { lease { run { id } fencingToken } } }',
      { workerId: registerWorker.worker.id },
    );
    if (!claimRun.lease) {
      await sleep(250);
      continue;
    }
    const { run, fencingToken } = claimRun.lease;
    const { failRun } = await send(
      'mutation ($input: FailRunInput!) { failRun(input: $input) { run { status } } }',
      { runId: run.id, fencingToken, code: 'WORKER_FAILED', message: 'The fan has stopped.' },
    );
    if (failRun.run.status === 'FAILED') failed++;
  }
}

async function askAsWorker(origin: string, token: string, query: string, input: object): Promise<Answer> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return ((await response.json()) as Answer).data;
}
