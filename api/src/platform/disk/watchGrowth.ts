import type { FileHandle } from 'node:fs/promises';
import type { DiskFloor } from './diskFloor.ts';

const lookMilliseconds = 100;

/** Asks for room for what another process writes to a file, while it does; `signal` says why it has to end. */
export function watchGrowth(file: FileHandle, disk: DiskFloor): { signal: AbortSignal; stop: () => void } {
  const refused = new AbortController();
  let known = 0;
  let isLooking = false;
  const look = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const { size } = await file.stat();
      await disk.requireRoom(size - known);
      known = size;
    } catch (fault) {
      refused.abort(fault);
    }
    isLooking = false;
  };
  const looks = setInterval(() => void look(), lookMilliseconds);
  return { signal: refused.signal, stop: () => clearInterval(looks) };
}
