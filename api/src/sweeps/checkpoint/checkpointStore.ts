import { createHash, randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Client } from '@critbatch/prisma/client/createClient';
import { Prisma } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import { Service } from '../../platform/context/service.ts';
import type { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { creatorAccount } from '../../platform/limits/creatorAccount.ts';
import { FileRoom } from '../../platform/limits/fileRoom.ts';
import { localId, notFound } from '../../platform/node/globalId.ts';

/** A checkpoint that no run names yet is kept so long for its worker to record it. */
const graceMilliseconds = 10 * 60_000;
/** No request lasts so long: what is unfinished by then was left by an API that was killed. */
const abandonedMilliseconds = 24 * 3_600_000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** A checkpoint counts as so many bytes at least: many small ones take room as well. */
const leastBytes = 2 ** 16;

type Options = {
  prisma: Client;
  folder: string;
  disk: DiskFloor;
  /** Limit on all checkpoints of a team, including those that no run names yet. */
  teamBytes: number;
  /** The most that all files of all teams of one person, who made them, may have together. */
  personBytes: number;
  /** Size limit of one checkpoint. */
  largestBytes?: number;
};

/** No run resumes from it, and no trail has it. */
const unused = { runs: { none: {} }, trails: { none: {} } } satisfies Prisma.CheckpointWhereInput;

/** Checkpoints on disk, named by their SHA-256 within each team, with a row for each that is whole. */
export class CheckpointStore {
  readonly #prisma: Client;
  readonly #folder: string;
  readonly #disk: DiskFloor;
  readonly #teamBytes: number;
  readonly #personBytes: number;
  readonly #largestBytes: number;

  constructor({ prisma, folder, disk, teamBytes, personBytes, largestBytes = 2 * 2 ** 30 }: Options) {
    this.#prisma = prisma;
    this.#folder = folder;
    this.#disk = disk;
    this.#teamBytes = teamBytes;
    this.#personBytes = personBytes;
    this.#largestBytes = largestBytes;
  }

  path(teamId: string, sha256: string): string {
    return join(this.#folder, teamId, sha256);
  }

  /**
   * The team whose checkpoint the holder of a segment may read: that which the segment begins at, while it is held. Throws
   * NOT_FOUND for everything else.
   */
  async teamOfHeldSegment(retrainingId: unknown, tokenId: string, fromSha256: string): Promise<string> {
    const id = localId('Retraining', String(retrainingId));
    const held = await this.#prisma.retraining.findFirst({
      where: { id, tokenId, fromSha256, verdict: null, leaseExpiresAt: { gt: new Date() } },
      select: { teamId: true },
    });
    if (!held) throw notFound('Retraining');
    return held.teamId;
  }

  /**
   * Stores bytes under their checksum. They become visible whole or not at all: written beside, flushed, renamed.
   * CHECKPOINT_MISMATCH where they do not hash to the name; OPERATION_TOO_LARGE above the limit of one, QUOTA_EXCEEDED above that of
   * the team or of who made it, DISK_FULL where the disk has no room. The sender may say how many there will be.
   */
  async write(
    teamId: string,
    sha256: string,
    bytes: Readable,
    byteLength: number | null = null,
  ): Promise<void> {
    const folder = join(this.#folder, teamId);
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, `.${sha256}.${randomUUID()}`);
    const room = await this.#roomFor(teamId);
    try {
      if (byteLength !== null && byteLength > this.#largestBytes) throw this.#tooLarge();
      await room.reach(Math.max(leastBytes, byteLength ?? 0));
      const written = await this.#writeVerified(temporary, sha256, bytes, room);
      await this.#locked(teamId, sha256, async (transaction) => {
        await room.release(transaction);
        await rename(temporary, this.path(teamId, sha256));
        await syncFolder(folder);
        await transaction.checkpoint.upsert({
          where: { teamId_sha256: { teamId, sha256 } },
          create: { teamId, sha256, byteLength: written },
          update: { createdAt: new Date() },
        });
      });
    } catch (fault) {
      await room.release();
      throw fault;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async #roomFor(teamId: string): Promise<FileRoom> {
    const kept = Prisma.sql`
      SELECT coalesce(sum(greatest("byteLength", ${leastBytes})), 0) AS bytes FROM "Checkpoint"
      WHERE "teamId" = ${teamId}::uuid`;
    const refusal = (used: number, most: number) => {
      const mebibytes = (count: number) => Math.ceil(count / 2 ** 20);
      return `The team's checkpoints have ${mebibytes(used)} of ${mebibytes(most)} MiB; train on without one. Who runs this Critbatch may allow more (CRITBATCH_TEAM_CHECKPOINT_MEBIBYTES).`;
    };
    const ofTeam = { party: `checkpoints team ${teamId}`, most: this.#teamBytes, kept, refusal };
    const ofCreator = await creatorAccount(this.#prisma, teamId, this.#personBytes);
    return new FileRoom({ prisma: this.#prisma, disk: this.#disk }, [
      ofTeam,
      ...(ofCreator ? [ofCreator] : []),
    ]);
  }

  #tooLarge(): CritbatchError {
    return new CritbatchError(
      'OPERATION_TOO_LARGE',
      `A checkpoint can have ${this.#largestBytes} bytes at most.`,
    );
  }

  /** Removes the checkpoints that no run resumes from, those aside whose worker has yet to record them. */
  async removeUnreferenced(): Promise<void> {
    const unreferenced = { ...unused, createdAt: { lt: new Date(Date.now() - graceMilliseconds) } };
    const old = await this.#prisma.checkpoint.findMany({ where: unreferenced, take: 1000 });
    for (const { teamId, sha256 } of old) await this.#remove(teamId, sha256, unreferenced);
  }

  /** Removes what an API left that was killed, or a database that was put back: unfinished files, and whole ones without a row. */
  async removeAbandoned(): Promise<void> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(() => []);
    for (const { name: teamId } of entries.filter((entry) => entry.isDirectory() && uuid.test(entry.name))) {
      const rows = await this.#prisma.checkpoint.findMany({ where: { teamId }, select: { sha256: true } });
      const known = new Set(rows.map(({ sha256 }) => sha256));
      for (const name of await readdir(join(this.#folder, teamId))) {
        const path = join(this.#folder, teamId, name);
        const file = known.has(name) ? null : await stat(path).catch(() => null);
        if (!file || file.mtimeMs > Date.now() - abandonedMilliseconds) continue;
        if (name.startsWith('.')) await rm(path, { force: true });
        else await this.#removeWithoutRow(teamId, name);
      }
    }
  }

  async #removeWithoutRow(teamId: string, sha256: string): Promise<void> {
    await this.#locked(teamId, sha256, async (transaction) => {
      if ((await transaction.checkpoint.count({ where: { teamId, sha256 } })) > 0) return;
      await rm(this.path(teamId, sha256), { force: true });
    });
  }

  /** Does what may replace or drop the checkpoint of a run, and removes the one before if no run resumes from it now. */
  async replacing<Result>(
    run: { teamId: string; runId: string },
    action: () => Promise<Result>,
  ): Promise<Result> {
    const { teamId, runId } = run;
    const before = await this.#prisma.runCheckpoint.findFirst({ where: { teamId, runId } });
    const result = await action();
    if (before) await this.#remove(teamId, before.sha256, unused);
    return result;
  }

  async #remove(teamId: string, sha256: string, condition: Prisma.CheckpointWhereInput): Promise<void> {
    await this.#locked(teamId, sha256, async (transaction) => {
      const { count } = await transaction.checkpoint.deleteMany({ where: { teamId, sha256, ...condition } });
      if (count > 0) await rm(this.path(teamId, sha256), { force: true });
    });
  }

  async #writeVerified(path: string, sha256: string, bytes: Readable, room: FileRoom): Promise<number> {
    const file = await open(path, 'wx');
    try {
      const { digest, byteLength } = await this.#copy(bytes, file, room);
      if (digest !== sha256) {
        throw new CritbatchError(
          'CHECKPOINT_MISMATCH',
          'The bytes do not hash to the name; send them again.',
        );
      }
      await file.sync();
      return byteLength;
    } finally {
      await file.close();
    }
  }

  async #copy(
    bytes: Readable,
    file: FileHandle,
    room: FileRoom,
  ): Promise<{ digest: string; byteLength: number }> {
    const hash = createHash('sha256');
    let byteLength = 0;
    // A refused sender must hear why: its request may not be destroyed with the loop.
    for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      byteLength += chunk.length;
      if (byteLength > this.#largestBytes) throw this.#tooLarge();
      await room.admit(chunk.length);
      hash.update(chunk);
      await writeWhole(file, chunk);
    }
    return { digest: hash.digest('hex'), byteLength };
  }

  /** One at a time for each checkpoint, over all API processes: a file and its row come and go together. */
  async #locked(
    teamId: string,
    sha256: string,
    action: (transaction: Prisma.TransactionClient) => Promise<void>,
  ): Promise<void> {
    await this.#prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${teamId}/${sha256}`}, 0))`;
      await action(transaction);
    });
  }
}

async function writeWhole(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    written += (await file.write(chunk, written)).bytesWritten;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

export const checkpointStore = new Service(
  ({ prisma, disk, environment: { dataFolder, teamCheckpointBytes, personFileBytes } }) =>
    new CheckpointStore({
      prisma,
      folder: join(dataFolder, 'checkpoints'),
      disk,
      teamBytes: teamCheckpointBytes,
      personBytes: personFileBytes,
    }),
);
