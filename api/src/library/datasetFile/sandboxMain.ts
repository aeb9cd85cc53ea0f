import { text } from 'node:stream/consumers';
import { describeExamples, readers } from '@critbatch/datafiles';
import type { UploadedDataset } from '@critbatch/theory';
import { CritbatchError } from '@critbatch/theory/error/critbatchError';
import { usePlainIssues } from '@critbatch/theory/error/issueWords';

usePlainIssues();

/** The inside of `lookInSandbox`: a file and how to read it come in, a description or a sentence goes out. */
async function look(): Promise<object> {
  const { path, name, asked } = JSON.parse(await text(process.stdin)) as {
    path: string;
    name: string;
    asked: UploadedDataset;
  };
  try {
    const raw = await readers[asked.format]({ place: path, name }, asked);
    return { description: describeExamples(raw, asked) };
  } catch (error) {
    if (error instanceof CritbatchError) return { refused: error.message.slice(0, 2000) };
    throw error;
  }
}

process.stdout.write(JSON.stringify(await look()));
