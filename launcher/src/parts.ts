import { portalServer } from './portal.ts';

/** A part of Critbatch that runs as a process of its own, here or in a container. */
export type Part = { script: string; nodeArguments: string[] };

const typeGraphqlLoader = ['--import', './api/src/loader/register.mjs'];

/** The one list of how parts are started: `npm start` and docker-compose.yml both go through it. */
export const parts = {
  /** Migrates, makes the first owner and the tokens, prints the sign-in link, and ends. */
  setup: { script: 'launcher/src/setup.ts', nodeArguments: [] },
  api: { script: 'api/src/main.ts', nodeArguments: typeGraphqlLoader },
  worker: { script: 'worker/src/main.ts', nodeArguments: [] },
  web: { script: portalServer, nodeArguments: [] },
  owner: { script: 'api/src/commands/firstOwner.ts', nodeArguments: typeGraphqlLoader },
} as const satisfies Record<string, Part>;

export type PartName = keyof typeof parts;
