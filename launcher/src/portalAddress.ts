import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const pathIn = (dataFolder: string) => join(dataFolder, 'portal-address');

/** Notes where the portal of this data folder is reached, for commands that are run beside it. */
export function writePortalAddress(dataFolder: string, address: string): void {
  writeFileSync(pathIn(dataFolder), address, { mode: 0o600 });
}

/** Where it was reached at the last start; null where it was never started. */
export function readPortalAddress(dataFolder: string): string | null {
  try {
    return readFileSync(pathIn(dataFolder), 'utf8');
  } catch {
    return null;
  }
}
