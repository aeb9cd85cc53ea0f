import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@critbatch/prisma/client/createClient';
import type { TeamExport } from '@critbatch/prisma/generated/client';
import { Prisma } from '@critbatch/prisma/generated/client';
import { CritbatchError } from '@critbatch/theory';
import type { DatasetFileStore } from '../../library/datasetFile/datasetFileStore.ts';
import { datasetFileStore } from '../../library/datasetFile/datasetFileStore.ts';
import { Service } from '../../platform/context/service.ts';
import type { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { isDiskFull, isPassing } from '../../platform/fault/databaseFault.ts';
import { type CapOverrides, rowCaps } from '../../platform/limits/caps.ts';
import { creatorAccount } from '../../platform/limits/creatorAccount.ts';
import { excessText } from '../../platform/limits/enforceCaps.ts';
import { FileRoom } from '../../platform/limits/fileRoom.ts';
import { logFault } from '../../platform/log/log.ts';
import type { ExportedTable } from '../../platform/noun/exportedTable.ts';
import { allNouns } from '../../platform/noun/noun.ts';
import { writeBundle } from '../bundle/writeBundle.ts';
import { ExportQueue } from './exportQueue.ts';
import { exportedTables } from './records.ts';
import { writeTeamFile } from './writeTeamFile.ts';

const keptMilliseconds = 7 * 24 * 3_600_000;
/** Turns that may end without a further sweep, or the file, being written: with the process, or with the database away. */
const mostFruitlessClaims = 5;

type Options = {
  prisma: Client;
  folder: string;
  leaseSeconds: number;
  datasetFiles: DatasetFileStore;
  disk: DiskFloor;
  caps: CapOverrides;
  /** The most that all files of all teams of one person, who made them, may have together. */
  personBytes: number;
  /** What a team has beside its sweeps. */
  tables: readonly ExportedTable[];
  /** Where others wait, a turn ends with the sweep that is being written then. */
  turnMilliseconds?: number;
};

/**
 * Writes the exports that were ordered, one at a time and in turns: a bundle for each sweep, then all of them in one file. What is
 * written stays, so that whichever API has the next turn goes on with the next sweep.
 */
export class TeamExporter {
  readonly #options: Required<Options>;
  readonly #queue: ExportQueue;
  #isStopping = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = { turnMilliseconds: 20_000, ...options };
    this.#queue = new ExportQueue(options.prisma, options.leaseSeconds);
  }

  path(id: string): string {
    return join(this.#options.folder, `${id}.zip`);
  }

  /** Writes the next export that waits, or that its holder has dropped; nothing where there is none. */
  async writeNext(): Promise<void> {
    const claimed = this.#isStopping ? null : await this.#queue.claim();
    if (!claimed) return;
    this.#writing = this.#hold(claimed);
    await this.#writing;
  }

  /** Ends with the sweep that is being written; whoever is next goes on from there. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#writing.catch(() => {});
  }

  /** Drops the files of exports that have expired, failed or gone with their team. */
  async removeExpired(): Promise<void> {
    for (const name of await readdir(this.#options.folder).catch(() => [])) {
      const id = name.replace(/\.zip$/, '');
      const kept = await this.#options.prisma.teamExport.count({
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
    for (const path of [this.path(id), join(this.#options.folder, id)])
      await rm(path, { recursive: true, force: true });
  }

  async #hold(claimed: TeamExport): Promise<void> {
    // A large sweep takes longer than a lease.
    const renewal = setInterval(
      () => void this.#queue.renew(claimed).catch(() => {}),
      this.#options.leaseSeconds * 250,
    );
    let room: FileRoom | null = null;
    try {
      room = new FileRoom(this.#options, await this.#accountsOf(claimed), claimed.id);
      if (claimed.fruitlessClaims > mostFruitlessClaims) throw stuck();
      // What a process that died has held is counted anew.
      await room.release();
      if (!(await this.#write(claimed, room))) await this.#queue.giveBack(claimed);
    } catch (fault) {
      // A database that is away is no fault of the export: its lease runs out, and it is counted as a turn without progress.
      if (isPassing(fault)) return;
      await this.#fail(claimed, fault);
    } finally {
      clearInterval(renewal);
      await room?.release().catch(() => {});
    }
  }

  async #fail(held: TeamExport, caught: unknown): Promise<void> {
    const fault = isDiskFull(caught)
      ? new CritbatchError('DISK_FULL', 'The disk of the server is full; make room.', { cause: caught })
      : caught;
    logFault('A team could not be exported.', fault, { exportId: held.id });
    const failed = {
      status: 'FAILED',
      failureMessage: whyItFailed(fault),
      failureCode: fault instanceof CritbatchError ? fault.code : 'INTERNAL',
      finishedAt: new Date(),
      leaseExpiresAt: null,
    } as const;
    if (await this.#queue.update(held, failed)) await this.removeFiles(held.id);
  }

  /** Goes on with an export until it is done, or is no longer held; false where others have their turn first. */
  async #write(held: TeamExport, room: FileRoom): Promise<boolean> {
    const { prisma, folder, disk, turnMilliseconds } = this.#options;
    const parts = join(folder, held.id);
    await mkdir(parts, { recursive: true });
    const endsAt = performance.now() + turnMilliseconds;
    const sweeps = await prisma.sweep.findMany({
      where: { teamId: held.teamId },
      orderBy: { number: 'asc' },
      select: { id: true, number: true },
    });
    const written = new Set(await readdir(parts));
    let bytes = await this.#datasetBytes(held.teamId);
    const names = sweeps.map(({ number }) => `sweep-${number}.zip`);
    for (const name of names) if (written.has(name)) bytes += (await stat(join(parts, name))).size;
    await room.reach(bytes);
    let done = names.filter((name) => written.has(name)).length;
    if (!(await this.#queue.update(held, { sweepsTotal: sweeps.length, sweepsDone: done }))) return true;
    for (const [place, { id }] of sweeps.entries()) {
      const name = names[place] as string;
      if (written.has(name)) continue;
      if (this.#isStopping) return false;
      const unfinished = join(parts, `.${held.fencingToken}.${name}`);
      const { byteLength } = await writeBundle(prisma, id, unfinished, (more) => disk.requireRoom(more));
      bytes += byteLength;
      await room.reach(bytes);
      await rename(unfinished, join(parts, name));
      done += 1;
      if (!(await this.#queue.update(held, { sweepsDone: done, fruitlessClaims: 0 }))) return true;
      if (performance.now() > endsAt && (await this.#queue.isAwaitedByOthers(held))) return false;
    }
    await this.#finish(
      held,
      room,
      names.map((name) => join(parts, name)),
    );
    return true;
  }

  async #finish(held: TeamExport, room: FileRoom, bundles: readonly string[]): Promise<void> {
    const { prisma, folder, tables } = this.#options;
    const { id, teamId } = held;
    const whole = join(folder, id, `.${held.fencingToken}.whole`);
    const { byteLength, sha256 } = await writeTeamFile(whole, {
      prisma,
      teamId,
      bundles,
      datasetFiles: await this.#datasetFilesOf(teamId),
      tables,
      admit: (more) => room.admit(more),
    });
    if (!(await this.#queue.update(held, {}))) return;
    await rename(whole, this.path(id));
    await prisma.$transaction(async (transaction) => {
      await room.release(transaction);
      const done = {
        status: 'DONE',
        byteLength: BigInt(byteLength),
        contentHash: sha256,
        leaseExpiresAt: null,
        finishedAt: new Date(),
        expiresAt: new Date(Date.now() + keptMilliseconds),
      } as const;
      await this.#queue.update(held, done, transaction);
    });
    await rm(join(folder, id), { recursive: true, force: true });
  }

  /** The exports of the team have room of their own, and are among the files of who made it. */
  async #accountsOf({ teamId }: TeamExport) {
    const { prisma, caps, personBytes } = this.#options;
    const cap = rowCaps.exportMebibytesOfTeam;
    const mebibytes = caps.exportMebibytesOfTeam ?? cap.most;
    const kept = Prisma.sql`
      SELECT coalesce(sum("byteLength"), 0) AS bytes FROM "TeamExport"
      WHERE "teamId" = ${teamId}::uuid AND "expiresAt" > clock_timestamp()`;
    const refusal = () => excessText(cap, mebibytes);
    const ofTeam = { party: `exports team ${teamId}`, most: mebibytes * 2 ** 20, kept, refusal };
    const ofCreator = await creatorAccount(prisma, teamId, personBytes);
    return ofCreator ? [ofTeam, ofCreator] : [ofTeam];
  }

  async #datasetBytes(teamId: string): Promise<number> {
    const { _sum } = await this.#options.prisma.datasetFile.aggregate({
      where: { teamId },
      _sum: { byteLength: true },
    });
    return Number(_sum.byteLength ?? 0n);
  }

  async #datasetFilesOf(teamId: string): Promise<string[]> {
    const { prisma, datasetFiles } = this.#options;
    const files = await prisma.datasetFile.findMany({ where: { teamId }, orderBy: { sha256: 'asc' } });
    const paths: string[] = [];
    for (const { sha256 } of files) paths.push(await datasetFiles.pathOfWhole(teamId, sha256));
    return paths;
  }
}

function stuck(): CritbatchError {
  const message = `It was begun ${mostFruitlessClaims} times without getting any further; each time the API ended or lost its database. Let who runs this Critbatch look at the log of the API.`;
  return new CritbatchError('EXPORT_STUCK', message);
}

/** A fault with a code says in words of its own what to mend first. */
function whyItFailed(fault: unknown): string {
  if (fault instanceof CritbatchError) return `${fault.message} Then order the export again.`;
  return 'It could not be written; start it again. The log of the API says why.';
}

export const teamExporter = new Service(
  (services) => {
    const { prisma, disk, caps, leaseSeconds, environment } = services;
    return new TeamExporter({
      prisma,
      folder: join(environment.dataFolder, 'exports'),
      leaseSeconds,
      datasetFiles: datasetFileStore.of(services),
      disk,
      caps,
      personBytes: environment.personFileBytes,
      tables: exportedTables(allNouns.of(services)),
    });
  },
  (exporter) => exporter.stop(),
);
