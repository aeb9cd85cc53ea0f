import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Client } from '@critbatch/prisma/client/createClient';
import type { ImportUpload } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import { lockByteAccount } from '@critbatch/prisma/limits/byteHolds';
import { CritbatchError } from '@critbatch/theory';
import { Service } from '../../platform/context/service.ts';
import type { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { type Account, FileRoom } from '../../platform/limits/fileRoom.ts';
import { removeStalled } from './removeStalled.ts';

const keptMilliseconds = 24 * 3_600_000;
/** A file counts as so many bytes at least: many small ones take room as well. */
const leastBytes = 2 ** 20;

type Options = {
  prisma: Client;
  folder: string;
  disk: DiskFloor;
  /** Size limit of one file. */
  largestBytes: number;
  /** Limit on the uploads that wait for one team, and on those that one person has sent to any team. */
  waitingBytes: number;
};

/** Who sends a file, and what it is. */
type Sent = {
  teamId: string;
  /** In whose account it counts, beside the team's. */
  createdById: string | null;
  fileName: string;
  bytes: Readable;
  /** As the sender says it; null where nothing is said. */
  byteLength: number | null;
};

/** Files that wait to be imported, for a day: bytes on disk named by their row, which comes once they are whole. */
export class UploadStore {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  path(id: string): string {
    return join(this.#options.folder, id);
  }

  /**
   * Keeps a file; the same bytes under the same name are the file that waits already. INVALID_INPUT without a byte, OPERATION_TOO_LARGE above the limit of one
   * file, QUOTA_EXCEEDED where the team's files, or the person's, have no room, DISK_FULL where the disk has none.
   */
  async write(sent: Sent): Promise<ImportUpload> {
    const { folder, prisma, disk, largestBytes } = this.#options;
    const accounts = this.#accountsOf(sent);
    const room = new FileRoom({ prisma, disk }, accounts);
    const id = randomUUID();
    try {
      const { byteLength } = sent;
      if (byteLength !== null && byteLength > largestBytes) throw tooLarge(largestBytes);
      await this.#makeRoom(room, sent.teamId, Math.max(leastBytes, byteLength ?? 0));
      await mkdir(folder, { recursive: true });
      const written = await this.#write(this.path(id), sent.bytes, room);
      if (written.byteLength === 0)
        throw new CritbatchError(
          'INVALID_INPUT',
          'The file is empty. Send its bytes as the body of the request.',
        );
      return await this.#keep({ id, sent, ...written }, accounts, room);
    } catch (fault) {
      await rm(this.path(id), { force: true });
      await room.release();
      throw fault;
    }
  }

  /** Removes the bytes of a file whose row has gone. */
  async removeBytes(id: string): Promise<void> {
    await rm(this.path(id), { force: true });
  }

  /** Drops what nobody has imported in a day, and what an API that was killed has left half written. */
  async removeExpired(): Promise<void> {
    const { prisma, folder } = this.#options;
    await prisma.importUpload.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    const kept = await prisma.importUpload.findMany({ select: { id: true } });
    // One that is being sent has no row yet, and grows.
    await removeStalled(folder, new Set(kept.map(({ id }) => id)));
  }

  /** What waits, by team and by person; the same bytes count once for a team, under however many names. */
  #accountsOf({ teamId, createdById }: Sent): Account[] {
    const most = this.#options.waitingBytes;
    const kept = (whose: Prisma.Sql) => Prisma.sql`
      SELECT coalesce(sum(greatest("byteLength", ${leastBytes})), 0) AS bytes FROM (
        SELECT DISTINCT "teamId", "contentHash", "byteLength" FROM "ImportUpload"
        WHERE ${whose} AND "expiresAt" > clock_timestamp()) waiting`;
    const common = { most, refusal };
    const ofTeam = {
      ...common,
      party: teamParty(teamId),
      kept: kept(Prisma.sql`"teamId" = ${teamId}::uuid`),
    };
    if (createdById === null) return [ofTeam];
    const whose = Prisma.sql`"createdById" = ${createdById}::uuid`;
    return [ofTeam, { ...common, party: `uploads person ${createdById}`, kept: kept(whose) }];
  }

  /** Takes room for a file; files that have become a sweep or a data set already make way. */
  async #makeRoom(room: FileRoom, teamId: string, bytes: number): Promise<void> {
    for (;;) {
      try {
        return await room.reach(bytes);
      } catch (fault) {
        const isFull = fault instanceof CritbatchError && fault.code === 'QUOTA_EXCEEDED';
        if (!isFull || !(await this.#dropImported(teamId))) throw fault;
      }
    }
  }

  /** Drops the oldest file that has become a sweep or a data set already; false where there is none. */
  async #dropImported(teamId: string): Promise<boolean> {
    const [dropped] = await this.#options.prisma.$queryRaw<{ id: string }[]>`
      DELETE FROM "ImportUpload" WHERE id = (
        SELECT upload.id FROM "ImportUpload" upload
        WHERE upload."teamId" = ${teamId}::uuid AND upload."expiresAt" > now() AND (
          EXISTS (
            SELECT FROM "SweepImport" JOIN "Sweep" ON "Sweep".id = "SweepImport"."sweepId"
            WHERE "Sweep"."teamId" = upload."teamId" AND "SweepImport"."contentHash" = upload."contentHash")
          OR EXISTS (
            SELECT FROM "DatasetFile" file
            WHERE file."teamId" = upload."teamId" AND file.sha256 = upload."contentHash"))
        ORDER BY upload."createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id`;
    if (dropped) await this.removeBytes(dropped.id);
    return dropped !== undefined;
  }

  async #keep(
    file: { id: string; sent: Sent; contentHash: string; byteLength: number },
    accounts: readonly Account[],
    room: FileRoom,
  ): Promise<ImportUpload> {
    const { id, sent, contentHash, byteLength } = file;
    const { teamId, createdById, fileName } = sent;
    const expiresAt = new Date(Date.now() + keptMilliseconds);
    const kept = await this.#options.prisma.$transaction(async (transaction) => {
      // In the order of their names, as whoever takes room in them does.
      for (const party of accounts.map((each) => each.party).toSorted())
        await lockByteAccount(transaction, party);
      const alike = await transaction.importUpload.findMany({
        where: { teamId, contentHash, expiresAt: { gt: new Date() } },
      });
      await room.release(transaction);
      const same = alike.find((each) => each.fileName === fileName);
      if (same) return transaction.importUpload.update({ where: { id: same.id }, data: { expiresAt } });
      if (alike[0]) await this.#shareBytes(alike[0].id, id);
      return transaction.importUpload.create({
        data: { id, teamId, createdById, fileName, contentHash, byteLength, expiresAt },
      });
    });
    if (kept.id !== id) await this.removeBytes(id);
    return kept;
  }

  /** The same bytes under another name lie on the disk once, where the file system can do that. */
  async #shareBytes(from: string, to: string): Promise<void> {
    const beside = `${this.path(to)}.twin`;
    try {
      await link(this.path(from), beside);
      await rename(beside, this.path(to));
    } catch {
      await rm(beside, { force: true });
    }
  }

  async #write(
    path: string,
    bytes: Readable,
    room: FileRoom,
  ): Promise<{ contentHash: string; byteLength: number }> {
    const { largestBytes } = this.#options;
    const hash = createHash('sha256');
    let byteLength = 0;
    const file = await open(path, 'wx');
    try {
      // A refused sender must hear why: its request may not be destroyed with the loop.
      for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        byteLength += chunk.length;
        if (byteLength > largestBytes) throw tooLarge(largestBytes);
        await room.admit(chunk.length);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { contentHash: hash.digest('hex'), byteLength };
  }
}

const teamParty = (teamId: string) => `uploads team ${teamId}`;

function tooLarge(largestBytes: number): CritbatchError {
  const message = `A file can have ${largestBytes} bytes at most. The operator may allow more (CRITBATCH_UPLOAD_MEBIBYTES).`;
  return new CritbatchError('OPERATION_TOO_LARGE', message);
}

function refusal(used: number, most: number): string {
  const mebibytes = (bytes: number) => Math.ceil(bytes / 2 ** 20);
  return `Files that wait to be imported have ${mebibytes(used)} of ${mebibytes(most)} MiB. Import one, or remove one (GET /uploads?teamId=… lists them, DELETE /uploads/<id> removes one); each is dropped after a day. Who runs this Critbatch may allow more (CRITBATCH_WAITING_UPLOAD_MEBIBYTES).`;
}

export const uploadStore = new Service(
  ({ prisma, disk, environment: { dataFolder, uploadBytes, waitingUploadBytes } }) =>
    new UploadStore({
      prisma,
      folder: join(dataFolder, 'uploads'),
      disk,
      largestBytes: uploadBytes,
      waitingBytes: waitingUploadBytes,
    }),
);
