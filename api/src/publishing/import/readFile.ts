import { readBundle } from '../bundle/readBundle.ts';
import type { Problems } from '../fileReading/problem.ts';
import { UnreadableFile } from '../fileReading/problem.ts';
import type { MeasurementRow } from '../sweepContent/sweepContent.schema.ts';
import { ImportNote } from './importNote.ts';
import { otherKindOf } from './otherKinds.ts';
import type { FoundContent } from './results/contentOfRuns.ts';
import { contentOfRuns } from './results/contentOfRuns.ts';
import { readCsv } from './results/csv.ts';
import type { FoundRun } from './results/foundRun.ts';
import { readMlflow } from './results/mlflow.ts';
import { readMlperf } from './results/mlperf.ts';
import type { NamedRun } from './results/runNames.ts';
import { runNameReader } from './results/runNames.ts';
import { readTensorboard } from './results/tensorboard.ts';
import type { CheckedResults } from './results/understand.ts';
import { readWandb } from './results/wandb.ts';

/** How a file is read: a bundle says everything itself. */
export type HowToRead = { format: 'BUNDLE' } | ({ format: 'RESULTS' } & CheckedResults);

/** All that can be read of a file: its faults go to `problems`, rows of logs to `addRow`; null where it cannot be read on. */
export async function readFile(
  path: string,
  how: HowToRead,
  problems: Problems,
  addRow: (row: MeasurementRow) => void,
): Promise<FoundContent | null> {
  try {
    if (how.format === 'BUNDLE') {
      const bundle = await readBundle(path, problems, addRow);
      const isOpen = bundle.content?.runs.some(({ finishedAt }) => finishedAt === null) ?? false;
      return { ...bundle, notes: isOpen ? [ImportNote.OPEN_RUNS_CANCELED] : [] };
    }
    const whatToDo = await otherKindOf(path);
    if (whatToDo) throw new UnreadableFile('IMPORT_UNREADABLE', '', whatToDo);
    return contentOfRuns(await findRuns(path, how, problems), how.known, problems, addRow);
  } catch (fault) {
    if (!(fault instanceof UnreadableFile)) throw fault;
    problems.ofFile(fault.code, fault.file, fault.message, fault.row);
    return null;
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
      return readWandb(path, reader.metric, namedBy(reader.runNames), problems);
    case 'TENSORBOARD':
      return readTensorboard(path, reader.tag, namedBy(reader.runNames), problems);
  }
}

/** Patterns are checked with the rest of what the importer says. */
const namedBy = (pattern: string): ((name: string) => NamedRun | null) =>
  runNameReader(pattern) ?? (() => null);
