import type { Dataset, Model } from '@critbatch/prisma/generated/client';
import { KeptEstimates } from '../estimate/keptEstimates.ts';
import { Kept } from './kept.ts';

const mostVersions = 1000;

/** What a process keeps of the records that never change. */
export type KeptRecords = { estimates: KeptEstimates; models: Kept<Model>; datasets: Kept<Dataset> };

export function createKeptRecords(): KeptRecords {
  return { estimates: new KeptEstimates(), models: new Kept(mostVersions), datasets: new Kept(mostVersions) };
}
