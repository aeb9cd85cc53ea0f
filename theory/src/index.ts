export * from './error/critbatchError.ts';
export * from './error/errorCodes.ts';
export type * from './estimate/estimate.type.ts';
export * from './lineSearch/lineSearch.ts';
export * from './lineSearch/lossResolution.ts';
export * from './lineSearch/stepSizeMemory.ts';
export * from './spec/datasetSpec.ts';
export * from './spec/modelSpec.ts';
export * from './spec/sweepSpec.ts';
