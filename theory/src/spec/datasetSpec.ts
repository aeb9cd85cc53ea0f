import { z } from 'zod';
import { namedClasses } from './namedClasses.ts';
import { type Preparation, preparation } from './preparationSpec.ts';

const md5 = z.string().regex(/^[0-9a-f]{32}$/, 'Give an MD5 as 32 hexadecimal digits in lower case');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Give a SHA-256 as 64 hexadecimal digits in lower case');
const inputShape = z.array(z.int().positive()).min(1).max(4);
const classes = z.int().min(2).max(1_000_000);
/** Tokens in an example of text. */
const context = z.array(z.int().positive().max(4096)).length(1);

/** MD5 of the four IDX files, as published with the data. */
const idxChecksums = z.strictObject({
  trainingImages: z.string(),
  trainingLabels: z.string(),
  testImages: z.string(),
  testLabels: z.string(),
});

/** What the preparation of data of a known shape must fit. */
function fitsShape({
  inputShape,
  normalisation,
  augmentation,
}: Preparation & { inputShape: readonly number[] }) {
  const channels = inputShape.length > 2 ? inputShape.at(-1) : 1;
  const means = normalisation?.mean.length ?? 1;
  return (
    (means === 1 || means === channels) &&
    (!augmentation || inputShape.length === 2 || inputShape.length === 3)
  );
}
const misfit =
  'Normalise by one value for all or by one for every channel, and shift or flip only images: inputs of height, width and channels';

/** MNIST and what has its form: four IDX files. */
const idxImages = <Loader extends 'mnist' | 'fashionMnist'>(loader: Loader) =>
  z
    .strictObject({
      loader: z.literal(loader),
      trainingExamples: z.int().positive().max(60_000),
      testExamples: z.int().positive().max(10_000),
      checksums: idxChecksums,
      ...preparation,
    })
    .refine((spec) => fitsShape({ ...spec, inputShape: [28, 28] }), misfit);

/** The canonical binary archives: https://www.cs.toronto.edu/~kriz/cifar.html. */
const cifar = <Loader extends 'cifar10' | 'cifar100'>(loader: Loader) =>
  z
    .strictObject({
      loader: z.literal(loader),
      trainingExamples: z.int().positive().max(50_000),
      testExamples: z.int().positive().max(10_000),
      /** MD5 of the archive, as published with the data. */
      archiveChecksum: md5,
      ...preparation,
    })
    .refine((spec) => fitsShape({ ...spec, inputShape: [32, 32, 3] }), misfit);

const columnName = z.string().min(1).max(200);

/** What has to be said of somebody's own files, whose readers guess nothing. */
const ownFiles = {
  format: z.enum(['npz', 'csv', 'imageFolder', 'idx']),
  /** Columns of a table. Defaults: "label" is the label, "part" the part where that column exists, all others are inputs. */
  columns: z
    .strictObject({
      label: columnName,
      part: columnName.optional(),
      inputs: z.array(columnName).min(1).max(10_000).optional(),
    })
    .optional(),
  trainingExamples: z.int().positive().max(100_000_000),
  testExamples: z.int().positive().max(100_000_000),
  inputShape,
  classes,
  /** Class by class, the text that a table has as its label. Without them, labels are numbers, or names in sorted order. */
  classNames: z
    .array(z.string().min(1).max(namedClasses.longestName))
    .min(2)
    .max(namedClasses.most)
    .refine((names) => new Set(names).size === names.length, 'Name each class once')
    .optional(),
  ...preparation,
};

type OfTable = {
  format: string;
  columns?: unknown;
  classNames?: readonly string[] | undefined;
  classes?: number | undefined;
};
const hasColumnsOfTable = ({ format, columns, classNames }: OfTable) =>
  format === 'csv' || (columns === undefined && classNames === undefined);
const onlyTables = 'Only a table (format csv) has columns and names of classes';
const namesEveryClass = ({ classes, classNames }: OfTable) =>
  !classNames || classes === undefined || classNames.length === classes;
const oneNameEach = { path: ['classNames'], message: 'Name every class, or none' };

/** Where a worker gets a data set from, with the checksums that make a version immutable. */
export const datasetSpecSchema = z.discriminatedUnion('loader', [
  idxImages('mnist'),
  idxImages('fashionMnist'),
  cifar('cifar10'),
  cifar('cifar100'),
  z
    .strictObject({
      loader: z.literal('gaussianClusters'),
      trainingExamples: z.int().positive().max(1_000_000),
      testExamples: z.int().positive().max(1_000_000),
      inputShape,
      classes,
      /** Standard deviation of every input around the centre of its class, whose coordinates are standard normal. */
      noise: z.number().positive(),
      seed: z.int().nonnegative(),
      ...preparation,
    })
    .refine(fitsShape, misfit),
  /** A team's own files, which its workers read from a folder that they allow. */
  z
    .strictObject({
      loader: z.literal('files'),
      /** Below one of the worker's data folders; with / between its parts. */
      path: z.string().min(1).max(500),
      /** SHA-256 of the file; for a folder, of its sorted listing, as `describeData` prints it. */
      sha256,
      ...ownFiles,
    })
    .refine(fitsShape, misfit)
    .refine(hasColumnsOfTable, onlyTables)
    .refine(namesEveryClass, oneNameEach),
  /** A file that a team has sent to the API, from which its workers get it by its checksum. */
  z
    .strictObject({ loader: z.literal('upload'), sha256, ...ownFiles })
    .refine(fitsShape, misfit)
    .refine(hasColumnsOfTable, onlyTables)
    .refine(namesEveryClass, oneNameEach),
  /** A text written by a source of known entropy (text/markovSource.ts); each example begins anew. */
  z
    .strictObject({
      loader: z.literal('markovText'),
      trainingExamples: z.int().positive().max(1_000_000),
      testExamples: z.int().positive().max(1_000_000),
      inputShape: context,
      /** Letters of the alphabet. */
      classes: z.int().min(2).max(256),
      /** Tokens that the next one depends on. */
      order: z.int().min(1).max(4),
      /** How far the source is from writing all letters alike often: log-odds are normal with this deviation. */
      sharpness: z.number().nonnegative().max(8),
      seed: z.int().nonnegative(),
    })
    .refine(
      ({ classes, order }) => classes ** order <= 512,
      'A source may have at most 512 states: the letters of its alphabet, to the power of its order',
    ),
  /**
   * A text of a team's own, character by character: the first of them are for training, those after them for testing. The
   * vocabulary is that of the training part, in the order of code points, after one token for every other character.
   */
  z.strictObject({
    loader: z.literal('textFile'),
    /** Below one of the worker's data folders; with / between its parts. */
    path: z.string().min(1).max(500),
    sha256,
    trainingExamples: z.int().positive().max(100_000_000),
    testExamples: z.int().positive().max(100_000_000),
    inputShape: context,
    classes: z.int().min(2).max(65_536),
  }),
]);

export type DatasetSpec = z.infer<typeof datasetSpecSchema>;

/**
 * What has to be said of a file that becomes a data set: the rest of its spec is read from it. Of a split the number of test
 * examples is wanted; else the parts of the file are taken whole.
 */
export const uploadedDatasetSchema = z
  .strictObject({
    ...ownFiles,
    /** Where left out, those of the file are counted. */
    classes: classes.optional(),
    trainingExamples: ownFiles.trainingExamples.optional(),
    testExamples: ownFiles.testExamples.optional(),
  })
  .refine(fitsShape, misfit)
  .refine(hasColumnsOfTable, onlyTables)
  .refine(namesEveryClass, oneNameEach)
  .refine(({ split, testExamples }) => !split || testExamples !== undefined, {
    path: ['testExamples'],
    message: 'Say how many test examples the split draws',
  });

export type UploadedDataset = z.infer<typeof uploadedDatasetSchema>;

/** A data set in files of a team's own, wherever they are. */
export type FilesDatasetSpec = Extract<DatasetSpec, { loader: 'files' | 'upload' }>;
