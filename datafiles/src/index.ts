export { copyInputs, labelAt } from './checkedExample.ts';
export type { FilePlace } from './fileTree.ts';
export { fingerprint } from './fingerprint.ts';
export { idxExamples } from './idxExamples.ts';
export { parseIdxFile } from './idxFile.ts';
export { invalidData } from './invalidData.ts';
export type { RawDataset, RawExamples } from './rawExamples.ts';
export { readers } from './readers.ts';
export type { ReadOptions } from './readOptions.ts';
