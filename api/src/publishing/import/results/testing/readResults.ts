import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { zipOf } from '../../../../testing/zip.ts';
import { Problems, UnreadableFile } from '../../../fileReading/problem.ts';
import type { Understanding } from '../contentOfRuns.ts';
import { contentOfRuns } from '../contentOfRuns.ts';
import type { FoundRun } from '../foundRun.ts';
import { ProgressUnit } from '../results.input.ts';

/** A folder for the files of a test file: what is stored in it gives the path to read. */
export function useResultsFolder() {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'critbatch-results-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const stored = async (content: string | Buffer): Promise<string> => {
    const path = join(folder, 'file');
    await writeFile(path, content);
    return path;
  };
  return {
    stored,
    zipped: async (files: Record<string, string>) => stored(await zipOf(Object.entries(files))),
  };
}

/** What an importer says of a file, unless a test says otherwise. */
export const known: Understanding = {
  name: 'theirs',
  model: { name: 'theirs', spec: { architecture: 'outside', parameterCount: 10, details: {} } },
  dataset: {
    name: 'theirs',
    licence: null,
    spec: { loader: 'outside', trainingExamples: 1000, testExamples: 0, sha256: null, details: {} },
  },
  policy: 'LARS',
  target: { metric: 'TRAINING_LOSS', threshold: 0.1 },
  unit: ProgressUnit.STEPS,
  evaluatedEvery: null,
  currentBatchSize: null,
  device: null,
};

/** What a sweep of these runs says of each: cell, outcome, and where K lies. */
export function understood(found: FoundRun[], changes: Partial<Understanding> = {}) {
  const problems = new Problems();
  const { content, notes } = contentOfRuns(found, { ...known, ...changes }, problems, () => {});
  return {
    notes,
    faults: problems.list.map(({ row, column, message }) => [row, column, message]),
    runs: content?.runs.map(({ batchSize, seed, outcome, crossings }) => [
      batchSize,
      seed,
      outcome,
      crossings[0]?.lowerSteps ?? null,
      crossings[0]?.upperSteps ?? null,
    ]),
  };
}

/** Code and message of the fault that ends the reading of a file. */
export async function unreadable(work: Promise<unknown>): Promise<[string, string]> {
  const fault = await work.catch((caught) => caught);
  if (!(fault instanceof UnreadableFile)) throw new Error(`Read all the same: ${JSON.stringify(fault)}`);
  return [fault.code, fault.message];
}

/** What this thread has computed since then; what others take of the machine meanwhile is not in it. */
export const millisecondsSince = (before: NodeJS.CpuUsage) => process.threadCpuUsage(before).user / 1000;

/** Columns of a table of logs. */
export const logs = { batchSize: 'bs', seed: 'seed', progress: 'step', value: 'loss', separator: ',' };
