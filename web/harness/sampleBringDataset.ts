import type { BringDatasetMutation } from '../graphql/generated/graphql.ts';

type Answer = { createDatasetFromUpload: BringDatasetMutation['createDatasetFromUpload'] };

/** A nought, a one and a two of 8×8 pixels. */
const digits = [
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAO0lEQVR4AYXBsQ3AMAzAMMn//6wmm5GlpEAcFZvKNRwVl4rKVXENP4ZHxTYsFSrbsKi8hh8CcVRsKtcHjJQUDUOF4igAAAAASUVORK5CYII=',
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAAMUlEQVR4AYXBQQrAAAzDMDv//3O2QXcrVBIooy0flV8YbdmEobIJh3AIh3AQ6IuNygP+nQsNQdmdpgAAAABJRU5ErkJggg==',
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAYAAADED76LAAAARUlEQVR4AXXBAQoDMQzAMLvc/7/sNbBBOJgkEFfFpjIOV8VQURkV4+FS+efwUjFUxmGpGCo/h6+KobIdroqh8vawVGwqHydkGRY1mbj8AAAAAElFTkSuQmCC',
];

/** What is read of a folder of digits; of one that is called after a fault, the fault. */
export function sampleBringDataset(name: string): Answer {
  if (name === 'Torn') {
    const message = 'digits.zip/2/17.png: it is 9×8, not 8×8.';
    const userErrors = [{ code: 'DATASET_INVALID', field: ['input', 'uploadId'], message }];
    return { createDatasetFromUpload: { dataset: null, preview: null, userErrors } };
  }
  const preview = {
    trainingExamples: 1797,
    testExamples: 0,
    minimum: 0,
    maximum: 1,
    channels: [{ mean: 0.30527, deviation: 0.37605 }],
    classes: digits.map((_, number) => ({
      number,
      name: ['nought', 'one', 'two'][number] ?? null,
      trainingExamples: 599,
      testExamples: 0,
    })),
    samples: digits.flatMap((image, label) => [
      { label, values: [0, 0, 1], image },
      { label, values: [0, 0, 1], image },
    ]),
    spec: { loader: 'upload', trainingExamples: 1697, testExamples: 100, split: { seed: 0 } },
  };
  return { createDatasetFromUpload: { dataset: null, preview, userErrors: [] } };
}
