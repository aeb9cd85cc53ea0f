import type { EvaluationCadence } from '@critbatch/theory';
import { evaluationCadenceSchema } from '@critbatch/theory/spec/sweepSpec';

/** Settings whose column has another name; that of every other setting has its own. */
const renamed = { firstStep: 'firstEvaluationStep', ratio: 'evaluationRatio' } as const;

type ColumnOf<Name extends string> = Name extends keyof typeof renamed ? (typeof renamed)[Name] : Name;

/** The columns of a sweep that hold its cadence: a setting without a column is a type error where one is stored. */
export type CadenceColumns = {
  [Name in keyof EvaluationCadence as ColumnOf<Name>]: EvaluationCadence[Name];
};

const names = evaluationCadenceSchema.keyof().options;
const columns: Record<string, string> = renamed;
const columnOf = (name: string) => columns[name] ?? name;

/** The cadence of a stored sweep. */
export function cadenceOf(sweep: CadenceColumns): EvaluationCadence {
  const stored: Record<string, unknown> = sweep;
  return Object.fromEntries(names.map((name) => [name, stored[columnOf(name)]])) as EvaluationCadence;
}

/** A cadence as the columns of a sweep. */
export function storedCadence(cadence: EvaluationCadence): CadenceColumns {
  return Object.fromEntries(names.map((name) => [columnOf(name), cadence[name]])) as CadenceColumns;
}
