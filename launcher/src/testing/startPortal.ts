import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parts } from '../parts.ts';

/** The production build of the portal, which `npm test` has made, on a port and in front of an API. */
export async function startPortal(
  port: number,
  apiUrl: string,
  settings: Record<string, string> = {},
  /** Where what it says goes; what it says is thrown away, and faults are shown, if nothing is given. */
  output?: number,
): Promise<ChildProcess> {
  const portal = spawn(process.execPath, [...parts.web.nodeArguments, parts.web.script], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      HOSTNAME: 'localhost',
      PORT: String(port),
      CRITBATCH_API_URL: apiUrl,
      CRITBATCH_PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...settings,
    },
    stdio: ['ignore', output ?? 'ignore', output ?? 'inherit', 'ipc'],
  });
  const ended = once(portal, 'exit').then(([status]) => {
    throw new Error(`The portal ended with ${status} before it was ready: has it been built?`);
  });
  await Promise.race([once(portal, 'message'), ended]);
  return portal;
}
