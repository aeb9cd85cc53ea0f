import type { SearchParams } from '../shell/searchParams.type.ts';
import type { FieldValues } from './fields.ts';

/** Values that a link to the form brings along, in place of those that it would start with. */
export type AskedValues = Partial<Pick<FieldValues, (typeof names)[number]>>;

const names = [
  'model',
  'dataset',
  'asked',
  'metric',
  'threshold',
  'learningRate',
  'name',
  'rangeFrom',
  'rangeTo',
  'planMinutes',
  'batchSizes',
  'budget',
  'current',
  'stage',
] as const satisfies (keyof FieldValues)[];

/** Reads the address of the form; what is given twice, or is empty, is as if it were not there. */
export function readAsked(params: SearchParams): AskedValues {
  return Object.fromEntries(
    names.flatMap((name) => (typeof params[name] === 'string' && params[name] ? [[name, params[name]]] : [])),
  );
}

/** The address of a form that starts with some data, and with a model where one is asked for. */
export function formFor(datasetId: string, modelId?: string): string {
  const asked: AskedValues = { dataset: datasetId, ...(modelId && { model: modelId }) };
  return `/sweeps/new?${new URLSearchParams(asked)}`;
}

/** The address of a form that is filled in like a sweep, but for some values. */
export function formLike(sweepId: string, asked: AskedValues = {}): string {
  return `/sweeps/new?${new URLSearchParams({ like: sweepId, ...asked })}`;
}
