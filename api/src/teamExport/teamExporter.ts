import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import type { Client } from '@critbatch/prisma/client/createClient';
import type { TeamExport } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import { ZipFile } from 'yazl';
import { entry, writeBundle } from '../bundle/writeBundle.ts';
import type { DatasetFileStore } from '../datasetFile/datasetFileStore.ts';
import type { DiskFloor } from '../disk/diskFloor.ts';
import { type CapOverrides, rowCaps } from '../limits/caps.ts';
import { excessText } from '../limits/enforceCaps.ts';
import { isDiskFull } from '../server/databaseFault.ts';
import { logFault } from '../server/log.ts';
import { recordLines, recordNames } from './records.ts';

const keptMilliseconds = 7 * 24 * 3_600_000;

type Options = {
  prisma: Client;
  folder: string;
  leaseSeconds: number;
  datasetFiles: DatasetFileStore;
  disk: DiskFloor;
  caps: CapOverrides;
};

/**
 * Writes the exports that were ordered, one at a time: a bundle for each sweep, then all of them in one file. What is
 * written stays, so that an API that takes over after one was killed goes on with the sweep that was being written.
 */
export class TeamExporter {
  readonly #prisma: Client;
  readonly #folder: string;
  readonly #leaseSeconds: number;
  readonly #datasetFiles: DatasetFileStore;
  readonly #disk: DiskFloor;
  readonly #mostMebibytes: number;
  #isStopping = false;
  #writing: Promise<void> = Promise.resolve();

  constructor({ prisma, folder, leaseSeconds, datasetFiles, disk, caps }: Options) {
    this.#mostMebibytes = caps.exportMebibytesOfTeam ?? rowCaps.exportMebibytesOfTeam.most;
    this.#datasetFiles = datasetFiles;
    this.#disk = disk;
    this.#prisma = prisma;
    this.#folder = folder;
    this.#leaseSeconds = leaseSeconds;
  }

  path(id: string): string {
    return join(this.#folder, `${id}.zip`);
  }

  /** Writes the next export that waits, or that its holder has dropped; nothing where there is none. */
  async writeNext(): Promise<void> {
    const claimed = this.#isStopping ? null : await this.#claim();
    if (!claimed) return;
    this.#writing = this.#hold(claimed);
    await this.#writing;
  }

  /** Ends with the sweep that is being written; whoever is next goes on from there, once the lease has run out. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#writing.catch(() => {});
  }

  async #hold(claimed: TeamExport): Promise<void> {
    // A large sweep takes longer than a lease.
    const renewal = setInterval(() => void this.#renew(claimed).catch(() => {}), this.#leaseSeconds * 250);
    try {
      await this.#write(claimed);
    } catch (caught) {
      const fault = isDiskFull(caught)
        ? new CritbatchError('DISK_FULL', 'The disk of the server is full; make room.', { cause: caught })
        : caught;
      logFault('A team could not be exported.', fault, { exportId: claimed.id });
      const failed = {
        status: 'FAILED',
        failureMessage: whyItFailed(fault),
        failureCode: fault instanceof CritbatchError ? fault.code : 'INTERNAL',
        finishedAt: new Date(),
        leaseExpiresAt: null,
      } as const;
      await this.#update(claimed, failed);
    } finally {
      clearInterval(renewal);
    }
  }

  /** Drops the files of exports that have expired, failed or gone with their team. */
  async removeExpired(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const id = name.replace(/\.zip$/, '');
      const kept = await this.#prisma.teamExport.count({
        where: {
          id,
          status: { not: 'FAILED' },
          OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
        },
      });
      if (kept === 0) await this.removeFiles(id);
    }
  }

  /** Removes what was written of an export. */
  async removeFiles(id: string): Promise<void> {
    for (const path of [this.path(id), join(this.#folder, id)])
      await rm(path, { recursive: true, force: true });
  }

  async #claim(): Promise<TeamExport | null> {
    const [claimed] = await this.#prisma.$queryRaw<{ id: string }[]>`
      UPDATE "TeamExport" SET status = 'RUNNING', "fencingToken" = "fencingToken" + 1,
        "leaseExpiresAt" = clock_timestamp() + make_interval(secs => ${this.#leaseSeconds})
      WHERE id = (
        SELECT id FROM "TeamExport"
        WHERE status = 'QUEUED' OR (status = 'RUNNING' AND "leaseExpiresAt" <= clock_timestamp())
        ORDER BY "createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id`;
    return claimed ? this.#prisma.teamExport.findUnique({ where: { id: claimed.id } }) : null;
  }

  async #renew(held: TeamExport): Promise<void> {
    await this.#prisma.$executeRaw`
      UPDATE "TeamExport" SET "leaseExpiresAt" = clock_timestamp() + make_interval(secs => ${this.#leaseSeconds})
      WHERE id = ${held.id}::uuid AND "fencingToken" = ${held.fencingToken} AND status = 'RUNNING'`;
  }

  /** False where another has taken over: whoever was thought dead writes no more. */
  async #update({ id, fencingToken }: TeamExport, data: Partial<TeamExport>): Promise<boolean> {
    const { count } = await this.#prisma.teamExport.updateMany({
      where: { id, fencingToken, status: 'RUNNING' },
      data,
    });
    return count > 0;
  }

  async #write(held: TeamExport): Promise<void> {
    const parts = join(this.#folder, held.id);
    await mkdir(parts, { recursive: true });
    const sweeps = await this.#prisma.sweep.findMany({
      where: { teamId: held.teamId },
      orderBy: { number: 'asc' },
      select: { id: true, number: true },
    });
    const files = await this.#prisma.datasetFile.aggregate({
      where: { teamId: held.teamId },
      _sum: { byteLength: true },
    });
    let bytes = Number(files._sum.byteLength ?? 0);
    const names: string[] = [];
    for (const [done, { id, number }] of sweeps.entries()) {
      if (this.#isStopping || !(await this.#update(held, { sweepsTotal: sweeps.length, sweepsDone: done })))
        return;
      const name = `sweep-${number}.zip`;
      names.push(name);
      const path = join(parts, name);
      await this.#requireQuota(held, bytes);
      if (!(await isThere(path))) {
        const unfinished = join(parts, `.${held.fencingToken}.${name}`);
        await this.#disk.requireRoom();
        await writeBundle(this.#prisma, id, unfinished);
        await rename(unfinished, path);
      }
      bytes += (await stat(path)).size;
    }
    await this.#requireQuota(held, bytes);
    const whole = join(parts, `.${held.fencingToken}.whole`);
    await this.#disk.requireRoom(bytes);
    await this.#writeWhole(
      held,
      whole,
      names.map((name) => join(parts, name)),
    );
    const hash = createHash('sha256');
    await pipeline(createReadStream(whole), hash);
    const { size } = await stat(whole);
    if (!(await this.#update(held, { sweepsDone: sweeps.length, sweepsTotal: sweeps.length }))) return;
    await rename(whole, this.path(held.id));
    await this.#update(held, {
      status: 'DONE',
      sweepsTotal: sweeps.length,
      sweepsDone: sweeps.length,
      byteLength: BigInt(size),
      contentHash: hash.digest('hex'),
      leaseExpiresAt: null,
      finishedAt: new Date(),
      expiresAt: new Date(Date.now() + keptMilliseconds),
    });
    await rm(parts, { recursive: true, force: true });
  }

  /** QUOTA_EXCEEDED where an export of so many bytes is more than the team has room for beside those that are kept. */
  async #requireQuota({ id, teamId }: TeamExport, bytes: number): Promise<void> {
    const kept = await this.#prisma.teamExport.aggregate({
      where: { teamId, id: { not: id }, expiresAt: { gt: new Date() } },
      _sum: { byteLength: true },
    });
    const most = this.#mostMebibytes;
    if (Number(kept._sum.byteLength ?? 0) + bytes <= most * 2 ** 20) return;
    throw new CritbatchError('QUOTA_EXCEEDED', excessText(rowCaps.exportMebibytesOfTeam, most));
  }

  async #writeWhole({ teamId }: TeamExport, path: string, bundles: readonly string[]): Promise<void> {
    const files = await this.#prisma.datasetFile.findMany({ where: { teamId }, orderBy: { sha256: 'asc' } });
    const paths = new Map<string, string>();
    for (const { sha256 } of files) {
      paths.set(sha256, await this.#datasetFiles.pathOfWhole(teamId, sha256));
    }
    const zip = new ZipFile();
    const file = zip.outputStream.pipe(createWriteStream(path));
    zip.on('error', (fault: Error) => file.destroy(fault));
    const written = finished(file);
    written.catch(() => {});
    for (const bundle of bundles) zip.addFile(bundle, `sweeps/${bundle.split('/').at(-1)}`, entry);
    for (const [sha256, source] of paths) zip.addFile(source, `dataset-files/${sha256}`, entry);
    for (const name of recordNames) {
      const lines = await recordLines(this.#prisma, name, teamId);
      zip.addBuffer(Buffer.from(lines), `records/${name}.ndjson`, entry);
    }
    zip.end();
    await written;
  }
}

/** A fault with a code says in words of its own what to mend first. */
function whyItFailed(fault: unknown): string {
  if (fault instanceof CritbatchError) return `${fault.message} Then order the export again.`;
  return 'It could not be written; order it again. The log of the API says why.';
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
