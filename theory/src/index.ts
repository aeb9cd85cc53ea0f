export * from './error/critbatchError.ts';
export * from './error/errorCodes.ts';
export type * from './estimate/estimate.type.ts';
export * from './spec/datasetSpec.ts';
export * from './spec/modelSpec.ts';
export * from './spec/sweepSpec.ts';
