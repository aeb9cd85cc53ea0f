import type { Dataset } from '../dataset.ts';
import { loadDataset } from '../loadDataset.ts';

/** MD5 of the four IDX files, as published with the data. */
export const mnistChecksums = {
  trainingImages: '6bbc9ace898e44ae57da46a324031adb',
  trainingLabels: 'a25bea736e30d166cdddb491f175f624',
  testImages: '2646ac647ad5339dbf082846283269ea',
  testLabels: '27ae3e4e09519cfbb04c329615203637',
};

/** The first examples of MNIST, for tests. */
export function mnistOf(trainingExamples: number, testExamples: number): Promise<Dataset> {
  return loadDataset({ loader: 'mnist', trainingExamples, testExamples, checksums: mnistChecksums });
}
