import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parts } from '../../launcher/src/parts.ts';
import { repositoryFolder } from '../../launcher/src/repository.ts';
import { createSweep, createToken, type Member, type OwnTeam } from './person.ts';

/** Starts the real worker for a third team, with a sweep that outlasts every attack. Gives what stops it. */
export async function startTrainer(
  apiUrl: string,
  { person, team, writer }: Member & { team: OwnTeam },
): Promise<() => Promise<void>> {
  const seeds = Array.from({ length: 90 }, (_, number) => number + 1);
  await createSweep(writer, team, {
    ...{ batchSizes: [8, 16, 32, 64], seeds, maxExamplesPerRun: 2_000_000 },
    targets: [{ metric: 'TRAINING_LOSS', threshold: 1e-6 }],
  });
  const { authorization = '' } = (await createToken(person, team.id, ['WORKER'])).headers;
  const { script, nodeArguments } = parts.worker;
  const worker = spawn(process.execPath, [...nodeArguments, script, '--slots', '1', '--name', 'trainer'], {
    cwd: repositoryFolder,
    env: { ...process.env, CRITBATCH_API_URL: apiUrl, CRITBATCH_TOKEN: authorization.replace('Bearer ', '') },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await Promise.race([
    once(worker, 'message'),
    once(worker, 'exit').then(() => {
      throw new Error('The worker did not start.');
    }),
  ]);
  return async () => {
    if (worker.exitCode !== null || worker.signalCode !== null) return;
    const ended = once(worker, 'exit');
    worker.kill('SIGTERM');
    await ended;
  };
}
