import { randomUUID } from 'node:crypto';
import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import { type ByteAccount, holdBytes, releaseBytes } from '@critbatch/prisma/limits/byteHolds';
import { CritbatchError } from '@critbatch/theory';
import type { DiskFloor } from '../disk/diskFloor.ts';
import { FairQueue } from './fairQueue.ts';

/** Room is taken in such pieces where nobody has said how long a file will be. */
const pieceBytes = 16 * 2 ** 20;
/** Renewed while a file comes, however slowly; a process that dies with one holds its room as long. */
const holdSeconds = 15 * 60;
/** No file is silent for so long (server/http/arrivals.ts). */
const renewalMilliseconds = (1000 * holdSeconds) / 3;

/** Those of one account wait for one another's lock, each with a connection to the database: a few at a time, and the accounts take turns. */
const takings = new FairQueue({ atOnce: 2 });

/** An account of bytes, and what to say where it has no room. */
export type Account = ByteAccount & { refusal: (used: number, most: number) => string };

type Stores = { prisma: Client; disk: DiskFloor };

/**
 * Room for one file on its way, in the accounts of who sends it and on the disk: taken before it is written, so that files that come
 * at once cannot have together what each could have alone.
 */
export class FileRoom {
  readonly #stores: Stores;
  readonly #accounts: readonly Account[];
  readonly #id: string;
  #held = 0;
  #written = 0;
  #heldAt = 0;

  /** A process that goes on with the same file later names the same id. */
  constructor(stores: Stores, accounts: readonly Account[], id: string = randomUUID()) {
    this.#id = id;
    this.#stores = stores;
    this.#accounts = accounts;
  }

  /** Takes room for the next bytes of the file, which are written at once. */
  async admit(bytes: number): Promise<void> {
    this.#written += bytes;
    await this.reach(this.#written);
    await this.#stores.disk.requireRoom(bytes);
  }

  /** Takes room for so many bytes in all, if it has less; QUOTA_EXCEEDED or DISK_FULL where there is none. */
  async reach(bytes: number): Promise<void> {
    if (bytes <= this.#held) {
      if (performance.now() - this.#heldAt > renewalMilliseconds) await this.#take(0);
      return;
    }
    const needed = bytes - this.#held;
    const piece = this.#held === 0 ? needed : Math.max(needed, pieceBytes);
    // The last bytes of an account are not refused for want of a whole piece.
    const refusal = (await this.#take(piece)) && (await this.#take(needed));
    if (refusal) throw new CritbatchError('QUOTA_EXCEEDED', refusal);
  }

  /** What is to be said where there is no room; else null. */
  async #take(bytes: number): Promise<string | null> {
    const { prisma, disk } = this.#stores;
    await disk.requireRoomLater(bytes);
    const [first] = this.#accounts;
    const noRoom = await takings.run({ person: first?.party ?? '', team: null }, () =>
      holdBytes(prisma, this.#id, this.#accounts, bytes, holdSeconds),
    );
    if (noRoom) return noRoom.account.refusal(noRoom.used, noRoom.account.most);
    this.#held += bytes;
    this.#heldAt = performance.now();
    return null;
  }

  /** Gives the room back, with the row of the file in the same transaction where it is kept. */
  async release(transaction: Client | Transaction = this.#stores.prisma): Promise<void> {
    await releaseBytes(transaction, this.#id);
    this.#held = 0;
  }
}
