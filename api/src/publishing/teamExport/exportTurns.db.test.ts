import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestDatabase } from '@critbatch/prisma/testing/createTestDatabase';
import { createTestSweep } from '@critbatch/prisma/testing/createTestSweep';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DatasetFileStore } from '../../library/datasetFile/datasetFileStore.ts';
import { DiskFloor } from '../../platform/disk/diskFloor.ts';
import { TeamExporter } from './teamExporter.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'critbatch-turns-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** A team with as many sweeps. */
async function teamOf(sweeps: number): Promise<string> {
  const { client } = database;
  const { teamId, sweepId } = await createTestSweep(client);
  const {
    id: _,
    createdAt: __,
    optimiserSettings,
    ...first
  } = await client.sweep.findUniqueOrThrow({
    where: { id: sweepId },
  });
  for (let number = 2; number <= sweeps; number++)
    await client.sweep.create({
      data: { ...first, number, optimiserSettings: optimiserSettings as object, rateProbe: {} },
    });
  return teamId;
}

it('whoever orders many, and large ones, leaves turns to whoever orders one', async () => {
  const { client: prisma } = database;
  const disk = new DiskFloor({ folder, floorBytes: 0 });
  const common = { prisma, folder, disk, personBytes: 2 ** 30 };
  const datasetFiles = new DatasetFileStore({ ...common, teamBytes: 2 ** 30 });
  const exporter = new TeamExporter({
    ...common,
    datasetFiles,
    leaseSeconds: 30,
    caps: {},
    tables: [],
    turnMilliseconds: 0,
  });
  const [busy, other] = [randomUUID(), randomUUID()];
  const order = async (createdById: string, sweeps: number) => {
    const data = { teamId: await teamOf(sweeps), createdById };
    return (await prisma.teamExport.create({ data })).id;
  };
  const large = [await order(busy, 3), await order(busy, 3)];
  const small = await order(other, 1);
  const row = (id: string) => prisma.teamExport.findUniqueOrThrow({ where: { id } });

  await exporter.writeNext();
  expect(await row(large[0] as string)).toMatchObject({ status: 'QUEUED', sweepsDone: 1, sweepsTotal: 3 });
  await exporter.writeNext();
  expect(await row(small)).toMatchObject({ status: 'QUEUED', sweepsDone: 1 });
  // The busy one's second comes before the first has its next turn.
  await exporter.writeNext();
  expect(await row(large[1] as string)).toMatchObject({ sweepsDone: 1 });
  await exporter.writeNext();
  expect(await row(small)).toMatchObject({ status: 'DONE', sweepsDone: 1, fruitlessClaims: 1 });
  // Nobody else waits now: each goes on to its end.
  await exporter.writeNext();
  await exporter.writeNext();
  for (const id of large) expect(await row(id)).toMatchObject({ status: 'DONE', sweepsDone: 3 });
  await exporter.writeNext();
  expect((await readdir(folder)).toSorted()).toEqual([...large, small].map((id) => `${id}.zip`).toSorted());
  expect(await prisma.byteHold.count()).toBe(0);
});
