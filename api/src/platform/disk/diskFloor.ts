import { statfs } from 'node:fs/promises';
import { CritbatchError } from '@critbatch/theory';
import { log } from '../log/log.ts';

/** What is free is asked of the file system this often at most. */
const lookMilliseconds = 1_000;

/** What a change takes of a disk that holds the database as well, until the next look: its rows, and the log of PostgreSQL. */
const changeBytes = 2 ** 16;

type Options = {
  /** Free bytes that are left alone, on the file system of each folder. */
  floorBytes: number;
  folder: string;
  /** Whether PostgreSQL writes to the same disk, so that rows need room on it as well. */
  holdsDatabase?: boolean;
  now?: () => number;
};

/**
 * Sees to it that what the API writes leaves a disk room to work with: PostgreSQL on the same one, and everybody else's programs, fail
 * in worse ways than by a code. Reads go on. Whatever writes asks here first, for as much as it is about to write.
 */
export class DiskFloor {
  readonly #options: Required<Options>;
  #free = Number.POSITIVE_INFINITY;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;
  #wasLow = false;

  constructor(options: Options) {
    this.#options = { now: () => performance.now(), holdsDatabase: true, ...options };
  }

  /** DISK_FULL where so many bytes more would leave less than the floor: those that are about to be written. */
  async requireRoom(bytes = 0): Promise<void> {
    await this.requireRoomLater(bytes);
    // What is written until the next look has to be thought of by us.
    this.#free -= bytes;
  }

  /** The same of rows, where they are written to this disk. */
  async requireRoomForRows(bytes = changeBytes): Promise<void> {
    if (this.#options.holdsDatabase) await this.requireRoom(bytes);
  }

  /** The same of bytes that somebody announces: they take no room until they come, each asking for its own. */
  async requireRoomLater(bytes: number): Promise<void> {
    if (this.#options.now() - this.#lookedAt >= lookMilliseconds) {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = null;
      });
      await this.#looking;
    }
    if (this.#free - bytes >= this.#options.floorBytes) return;
    const message =
      'The disk of the server is nearly full; stored data can still be read. Free some space, or lower CRITBATCH_DISK_FLOOR_MEBIBYTES, and try again.';
    throw new CritbatchError('DISK_FULL', message);
  }

  async #look(): Promise<void> {
    const { folder, floorBytes, now } = this.#options;
    // A file system that cannot be asked is not a full one; writing to it says what is wrong.
    const found = await statfs(folder).catch(() => null);
    this.#free = found ? found.bavail * found.bsize : Number.POSITIVE_INFINITY;
    this.#lookedAt = now();
    const isLow = this.#free < floorBytes;
    if (isLow === this.#wasLow) return;
    this.#wasLow = isLow;
    const facts = { folder, freeBytes: this.#free, floorBytes };
    if (isLow)
      log({ level: 'error', message: 'The disk is nearly full: nothing more is written to it.', ...facts });
    else log({ level: 'info', message: 'The disk has room again.', ...facts });
  }
}
