import type { Translated } from '../answer/locale.ts';
import type { MatrixExtents } from '../spec/hiddenMatrices.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { OptimiserWords } from './optimiserWords.type.ts';
import type { RuleSetting } from './ruleSetting.ts';

/** What a rule is given of one parameter at one step. */
export interface UpdateState<Value, Slot extends string, Coefficient extends string> {
  readonly parameter: Value;
  readonly gradient: Value;
  readonly slots: Readonly<Record<Slot, Value>>;
  readonly coefficients: Readonly<Record<Coefficient, Value>>;
  /** Set where the parameter is a matrix of a hidden layer, [in, out], which a rule may see as a whole. */
  readonly matrix: MatrixExtents | null;
}

/**
 * How parameters move when the step size is not searched for, with all that the product says of it: the specs, the API,
 * the portal and the engines are made from these. One file per rule, and a line in updateRules.ts.
 */
export interface UpdateRule<
  Setting extends string = string,
  Slot extends string = string,
  Coefficient extends string = string,
> {
  readonly words: Translated<OptimiserWords>;
  /** The constant learning rate that people begin with: forms and the API offer it, and it reaches the usual targets. */
  readonly usualLearningRate: number;
  /** Whether it is the same as another rule where a model has no matrix of a hidden layer. */
  readonly needsMatrices?: true;
  /** What it takes beside a learning rate, in the order of a form. */
  readonly settings: Readonly<Record<Setting, RuleSetting>>;
  /** What the rule remembers of the past: values of the parameter's shape, 0 before the first step. */
  readonly slots: readonly Slot[];
  /** The numbers of a step (from 0) that all parameters share, in double precision. */
  coefficients(
    settings: Readonly<Record<Setting, number>>,
    learningRate: number,
    step: number,
  ): Record<Coefficient, number>;
  /** The parameter and the slots after the step. */
  update<Value>(
    on: Arithmetic<Value>,
    state: UpdateState<Value, Slot, Coefficient>,
  ): { parameter: Value; slots: Record<Slot, Value> };
}
