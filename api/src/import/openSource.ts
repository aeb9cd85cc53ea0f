import type { Transaction } from '@critbatch/prisma/client/createClient';
import { readBundle } from '../bundle/readBundle.ts';
import type { UserError } from '../outcome/userError.type.ts';
import type { ImportSweepInput } from './import.input.ts';
import { ImportNote } from './import.type.ts';
import type { ImportSource } from './importSource.ts';
import type { Problems } from './problem.ts';
import { UnreadableFile } from './problem.ts';
import { contentOfRuns } from './results/contentOfRuns.ts';
import { readCsv } from './results/csv.ts';
import type { FoundRun } from './results/foundRun.ts';
import { readMlflow } from './results/mlflow.ts';
import { readMlperf } from './results/mlperf.ts';
import { readTensorboard } from './results/tensorboard.ts';
import type { CheckedResults } from './results/understand.ts';
import { understand } from './results/understand.ts';
import { readWandb } from './results/wandb.ts';

type Asked = { prisma: Transaction; teamId: string; path: string; input: ImportSweepInput };

/** What can be read of a file: faults of the input are user errors, faults of the file problems. */
export async function openSource(
  { prisma, teamId, path, input }: Asked,
  problems: Problems,
): Promise<{ source: ImportSource | null; userErrors: UserError[] }> {
  try {
    if (input.format === 'BUNDLE') {
      const bundle = await readBundle(path, problems);
      const isOpen = bundle.content?.runs.some(({ finishedAt }) => finishedAt === null) ?? false;
      return { source: { ...bundle, notes: isOpen ? [ImportNote.OPEN_RUNS_CANCELED] : [] }, userErrors: [] };
    }
    const { value, userErrors } = await understand(prisma, teamId, input);
    if (userErrors) return { source: null, userErrors };
    const found = await findRuns(path, value, problems);
    return { source: contentOfRuns(found, value.known, problems), userErrors: [] };
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault;
    problems.ofFile(fault.code, fault.file, fault.message);
    return { source: null, userErrors: [] };
  }
}

function findRuns(path: string, { reader }: CheckedResults, problems: Problems): Promise<FoundRun[]> {
  switch (reader.format) {
    case 'CSV':
      return readCsv(path, reader.columns, problems);
    case 'MLPERF_RCP':
      return readMlperf(path, problems);
    case 'MLFLOW':
      return readMlflow(path, reader.keys, problems);
    case 'WANDB':
      return readWandb(path, reader.metric, reader.runOf, problems);
    case 'TENSORBOARD':
      return readTensorboard(path, reader.tag, reader.runOf, problems);
  }
}
