import type { Arithmetic } from './arithmetic.ts';

/** What a rule is given of one parameter at one step. */
export interface UpdateState<Value, Slot extends string, Coefficient extends string> {
  readonly parameter: Value;
  readonly gradient: Value;
  readonly slots: Readonly<Record<Slot, Value>>;
  readonly coefficients: Readonly<Record<Coefficient, Value>>;
}

/** How a parameter moves when the step size is not searched for. One file per rule, and a line in updateRules.ts. */
export interface UpdateRule<Spec, Slot extends string = string, Coefficient extends string = string> {
  /** What the rule remembers of the past: values of the parameter's shape, 0 before the first step. */
  readonly slots: readonly Slot[];
  /** The numbers of a step (from 0) that all parameters share, in double precision. */
  coefficients(spec: Spec, learningRate: number, step: number): Record<Coefficient, number>;
  /** The parameter and the slots after the step. */
  update<Value>(
    on: Arithmetic<Value>,
    state: UpdateState<Value, Slot, Coefficient>,
  ): { parameter: Value; slots: Record<Slot, Value> };
}
