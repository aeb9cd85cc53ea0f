import { readFileSync } from 'node:fs';
import { freePort } from '@critbatch/prisma/server/freePort';
import { processOf, signInUrl, startProduct } from '../../launcher/src/testing/product.ts';

export type RunningProduct = {
  apiUrl: string;
  portalUrl: string;
  /** Process id of the API that answers now; throws while the API restarts. */
  apiPid: () => number;
  portalPid: () => number;
  stop: () => Promise<void>;
};

/** What Next calls its process. */
const portalTitle = 'next-server';

/** What an operator may switch on, so that strangers and self-made teams reach what they could reach anywhere. */
const settings = {
  CRITBATCH_SIGN_UP: 'open',
  CRITBATCH_PUBLIC_BENCHMARKS: 'on',
  CRITBATCH_MAIL_URL: 'log:',
  CRITBATCH_WEBHOOK_NETWORKS: '127.0.0.0/8',
};

/** `npm start` on a database that stands already, with the limits that it has by itself. Its worker is left out: the stage has one. */
export async function runProduct(databaseUrl: string, dataFolder: string): Promise<RunningProduct> {
  const port = await freePort();
  const product = startProduct(
    ['--data-dir', dataFolder, '--no-first-sweep', '--slots', '0', '--port', String(port)],
    { environment: { ...settings, DATABASE_URL: databaseUrl } },
  );
  await product.printed(signInUrl, 600);
  const apiPid = () => processOf(dataFolder, 'api/src/main.ts');
  const environment = readFileSync(`/proc/${apiPid()}/environ`, 'utf8');
  const apiPort = /(?:^|\0)CRITBATCH_API_PORT=(\d+)/.exec(environment)?.[1];
  return {
    apiUrl: `http://127.0.0.1:${apiPort}`,
    portalUrl: `http://127.0.0.1:${port}`,
    apiPid,
    portalPid: () => processOf(`PORT=${port}`, portalTitle),
    stop: async () => void (await product.interrupt()),
  };
}
