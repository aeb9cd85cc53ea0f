import type { BenchmarkVersion, Dataset, Model } from '@critbatch/prisma/generated/client';
import type { ReportSnapshot } from '@critbatch/theory';
import { KeptEstimates } from '../../answers/estimate/keptEstimates.ts';
import type { AnyPolicy } from '../../library/policy/policy.type.ts';
import { KeptHistories } from '../../sweeps/measurement/keptHistories.ts';
import type { PackedLog } from '../../sweeps/target/packedLog.ts';
import { bytesOfLogs } from '../../sweeps/target/packedLog.ts';
import { Kept } from './kept.ts';

const mostRecords = 1000;
/** Bytes of logs of which targets are asked: the largest sweep's, or those of many usual ones. */
const mostLogBytes = 16 * 2 ** 20;
/** Runs of all reports that are kept: a few of the largest, or some hundred usual ones. */
const mostSnapshotRuns = 40_000;
/** What a report weighs beside its runs. */
const ofSnapshot = 100;

const runsOf = ({ sweeps }: ReportSnapshot) =>
  sweeps.reduce((sum, { runs }) => sum + (runs?.length ?? 0), ofSnapshot);

/** What a process keeps of the records that never change. */
export type KeptRecords = {
  estimates: KeptEstimates;
  histories: KeptHistories;
  /** Logs of the runs of a sweep that have ended, one metric of them. */
  runLogs: Kept<PackedLog[]>;
  models: Kept<Model>;
  datasets: Kept<Dataset>;
  benchmarkVersions: Kept<BenchmarkVersion>;
  /** What links to reports show, by version and by what they withhold. */
  sharedContents: Kept<ReportSnapshot>;
  /** Of sweeps, as the API shows them. */
  policies: Kept<AnyPolicy>;
};

export function createKeptRecords(): KeptRecords {
  return {
    estimates: new KeptEstimates(),
    histories: new KeptHistories(),
    runLogs: new Kept<PackedLog[]>(mostLogBytes, bytesOfLogs),
    models: new Kept(mostRecords),
    datasets: new Kept(mostRecords),
    benchmarkVersions: new Kept(mostRecords),
    sharedContents: new Kept(mostSnapshotRuns, runsOf),
    policies: new Kept(mostRecords),
  };
}
