import { createClient } from '@critbatch/prisma/client/createClient';
import { freePort } from '@critbatch/prisma/server/freePort';
import { createSignInLink } from '../../api/src/platform/auth/signInLink.ts';
import { ensureFirstTeam } from '../../api/src/server/commands/ensureFirstTeam.ts';
import { buildPortalIfStale } from '../../launcher/src/portal.ts';
import { startPortal } from '../../launcher/src/testing/startPortal.ts';
import { type LabApi, startLabApi } from './labApi.ts';

export type LabPortal = { api: LabApi; origin: string; signInUrl: string; stop: () => Promise<void> };

const secret = 'the secret of a benchmark, long enough';

/** The production build of the portal in front of the API of a lab, and a link that signs its owner in, once. */
export async function startLabPortal(lab: { databaseUrl: string; dataFolder: string }): Promise<LabPortal> {
  await buildPortalIfStale();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = { CRITBATCH_PUBLIC_URL: origin, CRITBATCH_AUTH_SECRET: secret };
  const api = await startLabApi(lab, settings);
  const portal = await startPortal(port, api.url);
  const prisma = createClient(lab.databaseUrl, { poolSize: 2 });
  const { ownerEmail } = await ensureFirstTeam(prisma);
  const signInUrl = await createSignInLink({ prisma, publicUrl: origin, secret }, ownerEmail);
  await prisma.$disconnect();
  const stop = async () => {
    portal.kill();
    await api.kill();
  };
  return { api, origin, signInUrl, stop };
}
