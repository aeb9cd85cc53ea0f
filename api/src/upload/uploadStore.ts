import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ImportUpload, PrismaClient } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import { removeStalled } from './removeStalled.ts';

const keptMilliseconds = 24 * 3_600_000;
const mostUploadsOfTeam = 20;

/** Files that wait to be imported, for a day: bytes on disk named by their row, which comes once they are whole. */
export class UploadStore {
  readonly #prisma: PrismaClient;
  readonly #folder: string;
  readonly #largestBytes: number;
  /** How many files of a team are on their way: they have no row yet. */
  readonly #arriving = new Map<string, number>();

  constructor(prisma: PrismaClient, folder: string, largestBytes: number) {
    this.#prisma = prisma;
    this.#folder = folder;
    this.#largestBytes = largestBytes;
  }

  path(id: string): string {
    return join(this.#folder, id);
  }

  /** Keeps a file. OPERATION_TOO_LARGE above the limit; CONFLICT where the team has too many waiting. */
  async write(teamId: string, fileName: string, bytes: Readable): Promise<ImportUpload> {
    const leave = await this.#takePlace(teamId);
    const id = randomUUID();
    try {
      await mkdir(this.#folder, { recursive: true });
      const written = await this.#write(this.path(id), bytes);
      const expiresAt = new Date(Date.now() + keptMilliseconds);
      return await this.#prisma.importUpload.create({
        data: { id, teamId, fileName, expiresAt, ...written },
      });
    } catch (fault) {
      await rm(this.path(id), { force: true });
      throw fault;
    } finally {
      leave();
    }
  }

  /** Takes one of the team's places for a file that is on its way; the function that comes back gives it back. */
  async #takePlace(teamId: string): Promise<() => void> {
    const waiting = await this.#prisma.importUpload.count({
      where: { teamId, expiresAt: { gt: new Date() } },
    });
    const arriving = () => this.#arriving.get(teamId) ?? 0;
    if (waiting + arriving() >= mostUploadsOfTeam && !(await this.#dropImported(teamId))) {
      const message = `${mostUploadsOfTeam} files of the team wait to be imported; each is dropped after a day.`;
      throw new CritbatchError('CONFLICT', message);
    }
    this.#arriving.set(teamId, arriving() + 1);
    return () => {
      if (arriving() > 1) this.#arriving.set(teamId, arriving() - 1);
      else this.#arriving.delete(teamId);
    };
  }

  /** Drops what nobody has imported in a day, and what an API that was killed has left half written. */
  async removeExpired(): Promise<void> {
    await this.#prisma.importUpload.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    const kept = await this.#prisma.importUpload.findMany({ select: { id: true } });
    // One that is being sent has no row yet, and grows.
    await removeStalled(this.#folder, new Set(kept.map(({ id }) => id)));
  }

  /** Makes room by what has become a sweep or a data set already, the oldest first; false where nothing has. */
  async #dropImported(teamId: string): Promise<boolean> {
    const [dropped] = await this.#prisma.$queryRaw<{ id: string }[]>`
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
    if (dropped) await rm(this.path(dropped.id), { force: true });
    return dropped !== undefined;
  }

  async #write(path: string, bytes: Readable): Promise<{ contentHash: string; byteLength: number }> {
    const hash = createHash('sha256');
    let byteLength = 0;
    const file = await open(path, 'wx');
    try {
      // A refused sender must hear why: its request may not be destroyed with the loop.
      for await (const chunk of bytes.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        byteLength += chunk.length;
        if (byteLength > this.#largestBytes) {
          const message = `A file can have ${this.#largestBytes} bytes at most. Who runs this Critbatch may allow more (CRITBATCH_UPLOAD_MEBIBYTES).`;
          throw new CritbatchError('OPERATION_TOO_LARGE', message);
        }
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
