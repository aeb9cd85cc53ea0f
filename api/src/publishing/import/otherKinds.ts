import { open } from 'node:fs/promises';

type Kind = { is: (head: Buffer) => boolean; whatToDo: string };

const startsWith =
  (...bytes: (string | number)[]) =>
  (head: Buffer) => {
    const magic = Buffer.concat(
      bytes.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.of(part))),
    );
    return head.subarray(0, magic.length).equals(magic);
  };

/** What other tools write that is no format of ours, by the bytes that it begins with, and what to send in its place. */
const kinds: Kind[] = [
  {
    is: startsWith('SQLite format 3', 0),
    whatToDo:
      'This is an SQLite database, where MLflow 3 keeps its runs. Write them to files with mlflow-export-import (export-experiment --experiment NAME --output-dir runs, with MLFLOW_TRACKING_URI=sqlite:///mlflow.db), and send the folder "runs" as a ZIP.',
  },
  {
    is: startsWith(':W&B'),
    whatToDo:
      'This is the log of a run of Weights & Biases. Open a chart of the metric over the runs there, choose "Export CSV", and send that file.',
  },
  {
    // A record of TensorFlow: length, checksum, and an event whose field 3 says its version.
    is: (head) => head.subarray(0, 64).includes('brain.Event:'),
    whatToDo:
      'This is an event file of TensorBoard. Open it in TensorBoard, download each run of the metric as CSV from the page of scalars, and send these files as a ZIP.',
  },
  {
    is: startsWith('PAR1'),
    whatToDo: 'This is a Parquet file. Write it as CSV, for example with pandas: read_parquet(…).to_csv(…).',
  },
  {
    is: startsWith(0x1f, 0x8b),
    whatToDo: 'This is packed with gzip. Unpack it; several files go into a ZIP.',
  },
];

/** How many bytes `otherKind` has to see. */
export const headBytes = 64;

/** What to send in place of a file that begins like this; null where it is of no kind that is known to be wrong. */
export function otherKind(head: Buffer): string | null {
  return kinds.find(({ is }) => is(head))?.whatToDo ?? null;
}

/** The same for a file. */
export async function otherKindOf(path: string): Promise<string | null> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return otherKind(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
