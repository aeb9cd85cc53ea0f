import type { PartName } from './partEnvironment.ts';
import { portalServer } from './portal.ts';

/** A part of Critbatch that runs as a process of its own, here or in a container. */
export type Part = { script: string; nodeArguments: string[] };

const typeGraphqlLoader = ['--import', './api/src/server/loader/register.mjs'];

/** The one list of how parts are started: `npm start` and docker-compose.yml both go through it. */
export const parts = {
  /** Migrates, makes the first owner and the tokens, prints the sign-in link, and ends. */
  setup: { script: 'launcher/src/setup.ts', nodeArguments: [] },
  // Keep the heap near what is in use: by default V8 lets it grow fourfold before a collection, and does not give memory back
  // (after `npm run bench -- abuse` 1.6 GB, with this 1.0). Collect young objects on the main thread: it waited up to 286 ms
  // for helper threads that got no processor on a busy machine with two cores.
  api: {
    script: 'api/src/main.ts',
    nodeArguments: ['--heap-growing-percent=50', '--no-parallel-scavenge', ...typeGraphqlLoader],
  },
  worker: { script: 'worker/src/main.ts', nodeArguments: [] },
  // Next is given the name `localhost`: given 127.0.0.1, it takes its own address for another server's, and asks itself over
  // the network for the page that says "not there". Here `localhost` must mean 127.0.0.1, not ::1.
  web: {
    script: portalServer,
    nodeArguments: ['--dns-result-order=ipv4first', '--import', './web/outliveLog.ts'],
  },
  /** Makes a worker token that the operator vouches for, or ends one. */
  attest: { script: 'api/src/server/commands/attestedToken.ts', nodeArguments: typeGraphqlLoader },
  /** A link for somebody who cannot get in: `signInLink [EMAIL] [--reset-password]`. */
  signInLink: { script: 'api/src/server/commands/signInLink.ts', nodeArguments: typeGraphqlLoader },
  owner: { script: 'api/src/server/commands/firstOwner.ts', nodeArguments: typeGraphqlLoader },
} as const satisfies Record<PartName, Part>;
