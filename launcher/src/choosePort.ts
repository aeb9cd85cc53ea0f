import { isPortFree } from '@critbatch/prisma/server/freePort';
import { CritbatchError } from '@critbatch/theory';

/** The port asked for of an address, or PORT_IN_USE; where none is asked for, the first free one from 3000 upwards. */
export async function choosePort(asked: number | null, address?: string): Promise<number> {
  if (asked !== null) {
    if (await isPortFree(asked, address)) return asked;
    throw new CritbatchError(
      'PORT_IN_USE',
      `Port ${asked} is in use by another program. Leave out --port to take the next free one, or name another.`,
    );
  }
  for (let port = 3000; port < 3100; port++) {
    if (await isPortFree(port, address)) return port;
  }
  throw new CritbatchError('PORT_IN_USE', 'Ports 3000 to 3099 are all in use. Name a free one with --port.');
}
