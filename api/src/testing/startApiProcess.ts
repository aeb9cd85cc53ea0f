import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export type ApiProcess = {
  url: string;
  pid: number;
  /** Ids of the processes that answer: its own, or those of its children. */
  pids: number[];
  /** Ends it as a power cut would: nothing is flushed, nobody is told. */
  kill: () => Promise<void>;
};

/** The API as the launcher starts it, in a process of its own. */
export async function startApiProcess(
  databaseUrl: string,
  dataFolder: string,
  settings: Record<string, string> = {},
  /** Where it writes its log: a file descriptor. */
  log: number | 'ignore' = 'ignore',
): Promise<ApiProcess> {
  const child = fork('api/src/main.ts', {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      DATABASE_URL: databaseUrl,
      CRITBATCH_API_PORT: '0',
      CRITBATCH_PUBLIC_URL: 'http://localhost:4100',
      CRITBATCH_AUTH_SECRET: 'a secret of tests that is long enough',
      CRITBATCH_DATA_DIR: dataFolder,
      // Test workers invent hours of training in a moment.
      CRITBATCH_CLOCK_SLACK_SECONDS: '1000000000',
      ...settings,
    },
    execArgv: ['--import', './api/src/server/loader/register.mjs'],
    stdio: ['ignore', log, log, 'ipc'],
  });
  const [message] = (await once(child, 'message')) as [{ type: string; port: number; pids: number[] }];
  return {
    url: `http://127.0.0.1:${message.port}`,
    pid: child.pid as number,
    pids: message.pids,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
