import { text } from 'node:stream/consumers';
import { usePlainIssues } from '@critbatch/theory/error/issueWords';
import { Problems } from '../fileReading/problem.ts';
import { ContentWriter } from '../sweepContent/contentWriter.ts';
import { headOf } from '../sweepContent/sweepContent.schema.ts';
import { previewOf } from './filePreview.ts';
import { readFile } from './readFile.ts';
import type { ReadingAnswer, ReadingTask } from './reading.ts';
import { recordsDescriptor } from './reading.ts';

usePlainIssues();

/** The inside of `readInSandbox`: a file and how to read it come in, a preview goes out, and its records to an open file. */
async function read({ path, how, isDryRun, columns }: ReadingTask): Promise<ReadingAnswer> {
  const problems = new Problems();
  const writer = new ContentWriter(recordsDescriptor, columns);
  const found = await readFile(path, how, problems, isDryRun ? () => {} : (row) => writer.addRow(row));
  const content = found?.content ?? null;
  if (content && problems.count === 0 && !isDryRun) writer.finish(content, how.format === 'RESULTS');
  return { preview: previewOf(found, problems), head: content && headOf(content), batches: writer.batches };
}

process.stdout.write(JSON.stringify(await read(JSON.parse(await text(process.stdin)))));
