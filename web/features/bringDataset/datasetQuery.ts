import type { CreateDatasetFromUploadInput } from '../../graphql/generated/graphql.ts';

export const formats = ['csv', 'npz', 'imageFolder', 'idx'] as const;
export type DatasetFormat = (typeof formats)[number];

/** The fields as they stand in the address, or in the form that confirms them. */
export type DatasetFields = Record<string, string>;

/** Fields that are asked for before a file is looked at: nothing stands in for them. */
const needed = ['upload', 'name', 'inputShape'];

export function datasetFormatOf({ format }: DatasetFields): DatasetFormat {
  return formats.find((each) => each === format) ?? 'csv';
}

/** What to ask of the API; null while something that has to be said is missing. Text that is not a number is sent as it is, and refused there. */
export function datasetInput(fields: DatasetFields): Omit<CreateDatasetFromUploadInput, 'dryRun'> | null {
  if (needed.some((name) => !fields[name])) return null;
  const format = datasetFormatOf(fields);
  const list = (name: string) => (fields[name] ?? '').split(',').flatMap((part) => part.trim() || []);
  const numbers = (name: string) => list(name).map(numberOf);
  const columns = {
    label: fields.labelColumn || 'label',
    ...(fields.partColumn && { part: fields.partColumn }),
    ...(fields.inputColumns && { inputs: list('inputColumns') }),
  };
  return {
    uploadId: fields.upload ?? '',
    name: fields.name ?? '',
    licence: fields.licence || null,
    spec: {
      format,
      inputShape: (fields.inputShape ?? '').split(/[,×x]/).map(numberOf),
      ...(fields.classes && { classes: numberOf(fields.classes) }),
      ...(format === 'csv' && { columns }),
      ...(fields.testExamples && {
        testExamples: numberOf(fields.testExamples),
        split: { seed: numberOf(fields.splitSeed || '0') },
      }),
      ...((fields.mean || fields.deviation) && {
        normalisation: { mean: numbers('mean'), deviation: numbers('deviation') },
      }),
    },
  };
}

function numberOf(typed: string): number | string {
  const text = typed.replaceAll(/[\s_]/g, '');
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? typed : value;
}
