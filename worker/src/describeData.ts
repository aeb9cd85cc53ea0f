import { parseArgs } from 'node:util';
import { fingerprint, readers } from '@critbatch/datafiles';
import { CritbatchError, datasetSpecSchema } from '@critbatch/theory';
import { z } from 'zod';
import { allowedPath, defaultSources } from './datasets/dataSources.ts';
import type { FilesSpec } from './datasets/files/readFiles.ts';
import { prepare } from './datasets/prepare.ts';
import { cutText, readCharacters, type TextFileSpec, vocabularyOf } from './datasets/textFile.ts';

const usage = `Reads data of yours as a worker would, and prints the spec to record them by.

  npm run -s describe-data -- --data-folder DIR --format FORMAT --input-shape H,W,C [options] PATH

  PATH                     below the data folder
  --format                 npz, csv, imageFolder, idx, or text: UTF-8, character by character
  --input-shape            extents of one example: 28,28 or 32,32,3 or 12; of a text, the characters of one
  --test-examples N        draws so many test examples from all, where the files have no test part; of a text, the last
                           ones are for testing (default: a tenth)
  --split-seed N           seed of that draw (default: 0)
`;

const optionsSchema = z.object({
  path: z.string('Give the PATH of the data'),
  folder: z.string('Give the --data-folder'),
  format: z.enum(['npz', 'csv', 'imageFolder', 'idx', 'text']),
  inputShape: z.array(z.coerce.number().int().positive()).min(1).max(4),
  testExamples: z.coerce.number().int().positive().optional(),
  seed: z.coerce.number().int().nonnegative(),
});

process.exit(await main());

/** Exit status 0, or 2 with a sentence that names the file, the row and the reason. */
async function main(): Promise<number> {
  try {
    process.stdout.write(`${JSON.stringify(await describe(), null, 2)}\n`);
    return 0;
  } catch (error) {
    const isOurs =
      error instanceof CritbatchError || error instanceof z.ZodError || error instanceof TypeError;
    if (!isOurs) throw error;
    const sentence = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    process.stderr.write(`${sentence}\n\n${usage}`);
    return 2;
  }
}

async function describe() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'data-folder': { type: 'string' },
      format: { type: 'string' },
      'input-shape': { type: 'string' },
      'test-examples': { type: 'string' },
      'split-seed': { type: 'string' },
    },
  });
  const { path, folder, format, inputShape, testExamples, seed } = optionsSchema.parse({
    path: positionals[0],
    folder: values['data-folder'],
    format: values.format,
    inputShape: values['input-shape']?.split(','),
    testExamples: values['test-examples'],
    seed: values['split-seed'] ?? 0,
  });
  const place = await allowedPath({ ...defaultSources, folders: [folder] }, path);
  if (format === 'text') return describeText(place, path, inputShape, testExamples);
  const raw = await readers[format]({ place, name: path }, { inputShape });
  const labels = [raw.training, ...(raw.test ? [raw.test] : [])].flatMap((part) => Array.from(part.labels));
  const pool = raw.training.count + (raw.test?.count ?? 0);
  const spec = datasetSpecSchema.parse({
    loader: 'files',
    format,
    path,
    sha256: await fingerprint(place),
    trainingExamples: testExamples ? pool - testExamples : raw.training.count,
    testExamples: testExamples ?? raw.test?.count ?? 1,
    inputShape,
    classes: Math.max(2, 1 + labels.reduce((most, label) => Math.max(most, Math.floor(label) || 0), 0)),
    ...(format === 'csv' && raw.classNames && { classNames: raw.classNames }),
    ...(testExamples && { split: { seed } }),
  });
  prepare(spec as FilesSpec, raw);
  return spec;
}

/** As many examples as the text has room for. */
async function describeText(place: string, path: string, inputShape: number[], testExamples?: number) {
  const characters = await readCharacters({ place, name: path });
  const [context = 1] = inputShape;
  const room = Math.floor((characters.length - 2) / context);
  const test = testExamples ?? Math.max(1, Math.floor(room / 10));
  const trainingExamples = Math.max(1, room - test);
  const spec = datasetSpecSchema.parse({
    loader: 'textFile',
    path,
    sha256: await fingerprint(place),
    trainingExamples,
    testExamples: test,
    inputShape,
    classes: Math.max(2, 1 + vocabularyOf(characters, context, trainingExamples).length),
  });
  cutText(spec as TextFileSpec, characters, path);
  return spec;
}
