import type { BenchmarkVersion, Dataset, Model } from '@critbatch/prisma/generated/client';
import { KeptEstimates } from '../estimate/keptEstimates.ts';
import { KeptHistories } from '../measurement/keptHistories.ts';
import type { AnyPolicy } from '../policy/policy.type.ts';
import { Kept } from './kept.ts';

const mostRecords = 1000;

/** What a process keeps of the records that never change. */
export type KeptRecords = {
  estimates: KeptEstimates;
  histories: KeptHistories;
  models: Kept<Model>;
  datasets: Kept<Dataset>;
  benchmarkVersions: Kept<BenchmarkVersion>;
  /** Of sweeps, as the API shows them. */
  policies: Kept<AnyPolicy>;
};

export function createKeptRecords(): KeptRecords {
  return {
    estimates: new KeptEstimates(),
    histories: new KeptHistories(),
    models: new Kept(mostRecords),
    datasets: new Kept(mostRecords),
    benchmarkVersions: new Kept(mostRecords),
    policies: new Kept(mostRecords),
  };
}
