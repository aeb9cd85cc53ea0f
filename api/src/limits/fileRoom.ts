import { randomUUID } from 'node:crypto';
import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import { type ByteAccount, holdBytes, type NoRoom, releaseBytes } from '@critbatch/prisma/limits/byteHolds';
import { CritbatchError } from '@critbatch/theory';
import type { DiskFloor } from '../disk/diskFloor.ts';

/** Room is taken in such pieces where nobody has said how long a file will be. */
const pieceBytes = 16 * 2 ** 20;
/** Longer than a request may take to arrive; a process that dies with a file holds its room as long. */
const holdSeconds = 15 * 60;

type Stores = { prisma: Client; disk: DiskFloor };

/**
 * Room for one file on its way, in the accounts of who sends it and on the disk: taken before it is written, so that files that come
 * at once cannot have together what each could have alone.
 */
export class FileRoom {
  readonly #stores: Stores;
  readonly #accounts: readonly ByteAccount[];
  /** What to say where an account has no room. */
  readonly #refusal: (used: number, most: number) => string;
  readonly #id = randomUUID();
  #held = 0;

  constructor(
    stores: Stores,
    accounts: readonly ByteAccount[],
    refusal: (used: number, most: number) => string,
  ) {
    this.#stores = stores;
    this.#accounts = accounts;
    this.#refusal = refusal;
  }

  /** Takes room for so many bytes in all, if it has less; QUOTA_EXCEEDED or DISK_FULL where there is none. */
  async reach(bytes: number): Promise<void> {
    if (bytes <= this.#held) return;
    const needed = bytes - this.#held;
    const piece = this.#held === 0 ? needed : Math.max(needed, pieceBytes);
    // The last bytes of an account are not refused for want of a whole piece.
    const noRoom = (await this.#take(piece)) && (await this.#take(needed));
    if (noRoom) throw new CritbatchError('QUOTA_EXCEEDED', this.#refusal(noRoom.used, noRoom.most));
  }

  async #take(bytes: number): Promise<NoRoom | null> {
    const { prisma, disk } = this.#stores;
    await disk.requireRoom(bytes);
    const noRoom = await holdBytes(prisma, this.#id, this.#accounts, bytes, holdSeconds);
    if (!noRoom) this.#held += bytes;
    return noRoom;
  }

  /** Gives the room back, with the row of the file in the same transaction where it is kept. */
  async release(transaction: Client | Transaction = this.#stores.prisma): Promise<void> {
    if (this.#held > 0) await releaseBytes(transaction, this.#id);
  }
}
