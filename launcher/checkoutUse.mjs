// Who runs from this checkout: its packages must not be replaced under anybody. Plain JavaScript for Node 20, as bootstrap.mjs needs it.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPresent, showPresence } from './presence.mjs';

/**
 * Enters this process among those that run from a checkout, as `what` ("npm start"). Where the folder may not be written, nobody
 * is entered: whoever runs there could not install either.
 */
export async function enterCheckout(root, what) {
  const folder = join(root, '.critbatch-use');
  const path = join(folder, randomUUID());
  const own = await showPresence({ what, pid: process.pid });
  const write = (isInstalling) => {
    try {
      mkdirSync(folder, { recursive: true });
      // In two steps, so that nobody reads half of it.
      writeFileSync(`${path}.new`, JSON.stringify({ ...JSON.parse(own.text), isInstalling }));
      renameSync(`${path}.new`, path);
    } catch (error) {
      if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
    }
  };
  write(false);
  return {
    /** Says whether packages are being replaced from here. Said before others are looked for: of two at once, one sees the other. */
    setInstalling: write,
    /** The others that live, as { what, pid, isInstalling }; removes what dead ones left. */
    async others() {
      const found = [];
      for (const name of list(folder)) {
        const other = join(folder, name);
        if (other === path) continue;
        const text = read(other);
        if (await isPresent(text)) found.push(JSON.parse(text));
        else if (text !== '') rmSync(other, { force: true });
      }
      return found;
    },
    leave() {
      own.end();
      rmSync(path, { force: true });
    },
  };
}

function list(folder) {
  try {
    return readdirSync(folder).filter((name) => !name.endsWith('.new'));
  } catch {
    return [];
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
