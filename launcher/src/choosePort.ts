import { isPortFree } from '@critbatch/prisma/server/freePort';
import { CritbatchError } from '@critbatch/theory';

/** The port asked for, or PORT_IN_USE; where none is asked for, the first free one from 3000 upwards. */
export async function choosePort(asked: number | null): Promise<number> {
  if (asked !== null) {
    if (await isPortFree(asked)) return asked;
    throw new CritbatchError(
      'PORT_IN_USE',
      `Port ${asked} is in use by another program. Leave out --port to take the next free one, or name another.`,
    );
  }
  for (let port = 3000; port < 3100; port++) {
    if (await isPortFree(port)) return port;
  }
  throw new CritbatchError('PORT_IN_USE', 'Ports 3000 to 3099 are all in use. Name a free one with --port.');
}
