import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client, Transaction } from '@critbatch/prisma/client/createClient';
import type { ImportUpload } from '@critbatch/prisma/generated/client';
import { bytesOf, lockByteAccount } from '@critbatch/prisma/limits/byteHolds';
import { CritbatchError } from '@critbatch/theory';
import { Service } from '../../platform/context/service.ts';
import type { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { isDiskFull } from '../../platform/fault/databaseFault.ts';
import { creatorAccount } from '../../platform/limits/creatorAccount.ts';
import { lockTeam } from '../../teams/team/lockTeam.ts';

/** No copy takes so long: an unfinished one that is older was left by an API that was killed. */
const abandonedMilliseconds = 24 * 3_600_000;

type Options = {
  prisma: Client;
  folder: string;
  disk: DiskFloor;
  /** The most that all files of a team's data sets may have together. */
  teamBytes: number;
  /** The most that all files of all teams of one person, who made them, may have together. */
  personBytes: number;
};

/**
 * Files of data sets on disk, named by their SHA-256 within each team, with a row for each. The row comes after the file and goes
 * before it, so that no row is ever without, unless the folder was lost: then the same file sent again takes its place. What
 * lies there without a row is swept up. Everything happens under the lock of the team, whichever API process does it.
 */
export class DatasetFileStore {
  readonly #prisma: Client;
  readonly #folder: string;
  readonly #disk: DiskFloor;
  readonly #teamBytes: number;
  readonly #personBytes: number;

  constructor({ prisma, folder, disk, teamBytes, personBytes }: Options) {
    this.#prisma = prisma;
    this.#folder = folder;
    this.#disk = disk;
    this.#teamBytes = teamBytes;
    this.#personBytes = personBytes;
  }

  path(teamId: string, sha256: string): string {
    return join(this.#folder, teamId, sha256);
  }

  /** Keeps an upload under its checksum, in the transaction that records its data set. QUOTA_EXCEEDED where the team, or who made it, has no room. */
  async keep(transaction: Transaction, upload: ImportUpload, uploadPath: string): Promise<void> {
    const { teamId, contentHash: sha256, fileName, byteLength } = upload;
    await lockTeam(transaction, teamId);
    const known = await transaction.datasetFile.findUnique({ where: { teamId_sha256: { teamId, sha256 } } });
    // Whatever lies there is replaced: it may be gone, or not whole, after a restore from a backup.
    if (known) return this.#placeOrRefuse(uploadPath, teamId, sha256);
    const { _sum } = await transaction.datasetFile.aggregate({
      where: { teamId },
      _sum: { byteLength: true },
    });
    const kept = Number(_sum.byteLength ?? 0n);
    if (kept + Number(byteLength) > this.#teamBytes) {
      const message = `The team's data sets have ${kept} bytes of files, and may have ${this.#teamBytes}; this one has ${byteLength}. Delete a data set that no sweep uses, or ask who runs this Critbatch for room.`;
      throw new CritbatchError('QUOTA_EXCEEDED', message);
    }
    const ofCreator = await creatorAccount(transaction, teamId, this.#personBytes);
    if (ofCreator) {
      await lockByteAccount(transaction, ofCreator.party);
      const used = await bytesOf(transaction, ofCreator);
      if (used + Number(byteLength) > ofCreator.most)
        throw new CritbatchError('QUOTA_EXCEEDED', ofCreator.refusal(used, ofCreator.most));
    }
    await this.#placeOrRefuse(uploadPath, teamId, sha256);
    await transaction.datasetFile.create({ data: { teamId, sha256, fileName, byteLength } });
  }

  /**
   * The path of a file of the team, whole. NOT_FOUND where the team has no such file, DATASET_UNAVAILABLE where it has one whose
   * bytes are gone from the disk.
   */
  async pathOfWhole(teamId: string, sha256: string): Promise<string> {
    const where = { teamId_sha256: { teamId, sha256 } };
    const known = await this.#prisma.datasetFile.findUnique({ where });
    if (!known)
      throw new CritbatchError('NOT_FOUND', 'The team has no such file; send it as the data set first.');
    const path = this.path(teamId, sha256);
    const found = await stat(path).catch(() => null);
    if (found?.size === Number(known.byteLength)) return path;
    const message = `The bytes of ${known.fileName} (SHA-256 ${sha256}) are gone from the disk of the API: send the same file as the data set again, or have the folder dataset-files restored from a backup.`;
    throw new CritbatchError('DATASET_UNAVAILABLE', message);
  }

  /** Does so for every team that has sent a file. */
  async removeAllUnused(): Promise<void> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((each) => each.isDirectory())) await this.removeUnused(entry.name);
  }

  /** Forgets files that no data set of the team reads, and removes whatever lies there without a row. */
  async removeUnused(teamId: string): Promise<void> {
    await this.#prisma.$transaction(async (transaction) => {
      await lockTeam(transaction, teamId);
      await transaction.$executeRaw`
        DELETE FROM "DatasetFile" file WHERE "teamId" = ${teamId}::uuid AND NOT EXISTS (
          SELECT FROM "Dataset" dataset
          WHERE dataset."teamId" = file."teamId" AND dataset."fileSha256" = file.sha256)`;
    });
    // Only what is gone for good may follow, so this looks anew.
    await this.#prisma.$transaction((transaction) => this.#removeWithoutRow(transaction, teamId));
  }

  async #removeWithoutRow(transaction: Transaction, teamId: string): Promise<void> {
    await lockTeam(transaction, teamId);
    const rows = await transaction.datasetFile.findMany({ where: { teamId }, select: { sha256: true } });
    const known = new Set(rows.map(({ sha256 }) => sha256));
    const folder = join(this.#folder, teamId);
    for (const name of await readdir(folder).catch(() => [])) {
      if (known.has(name)) continue;
      const path = join(folder, name);
      const file = await stat(path).catch(() => null);
      const isUnfinished = name.startsWith('.');
      if (isUnfinished && file && file.mtimeMs > Date.now() - abandonedMilliseconds) continue;
      await rm(path, { force: true });
    }
  }

  async #placeOrRefuse(from: string, teamId: string, sha256: string): Promise<void> {
    await this.#place(from, teamId, sha256).catch((fault) => {
      if (!isDiskFull(fault)) throw fault;
      throw new CritbatchError('DISK_FULL', 'The disk of the server is full; free some space and try again.');
    });
  }

  /**
   * The file appears whole or not at all, whatever lies there already: a second name of the upload, or a flushed copy of it, is
   * renamed.
   */
  async #place(from: string, teamId: string, sha256: string): Promise<void> {
    const folder = join(this.#folder, teamId);
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, `.${sha256}`);
    await rm(temporary, { force: true });
    try {
      await link(from, temporary).catch(async (fault: { code?: string }) => {
        // Another file system, or one that knows no second names.
        if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK'].includes(fault.code ?? '')) throw fault;
        const { size } = await stat(from);
        await this.#disk.requireRoom(size);
        await copyFile(from, temporary, constants.COPYFILE_FICLONE);
        await sync(temporary);
      });
      await rename(temporary, join(folder, sha256));
    } finally {
      // Two names of one file are left as they are by a rename.
      await rm(temporary, { force: true });
    }
    await sync(folder);
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

export const datasetFileStore = new Service(
  ({ prisma, disk, environment: { dataFolder, teamDatasetBytes, personFileBytes } }) =>
    new DatasetFileStore({
      prisma,
      folder: join(dataFolder, 'dataset-files'),
      disk,
      teamBytes: teamDatasetBytes,
      personBytes: personFileBytes,
    }),
);
