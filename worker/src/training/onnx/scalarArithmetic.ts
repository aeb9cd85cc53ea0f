import type { ElementType } from './graph/elementType.ts';
import type { Graph, Value } from './graph/graph.ts';
import { numbers } from './tracing/kernel.ts';

/** Arithmetic on scalars, written into a graph in the order in which it is called. */
export class ScalarArithmetic {
  readonly #graph: Graph;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  float64(value: number): Value {
    return numbers(this.#graph, 'float64', [value], []);
  }

  int64(value: number): Value {
    return numbers(this.#graph, 'int64', [value], []);
  }
  int32(value: number): Value {
    return numbers(this.#graph, 'int32', [value], []);
  }

  plus(a: Value, b: Value): Value {
    return this.#apply('Add', [a, b]);
  }

  minus(a: Value, b: Value): Value {
    return this.#apply('Sub', [a, b]);
  }

  times(a: Value, b: Value): Value {
    return this.#apply('Mul', [a, b]);
  }

  lesser(a: Value, b: Value): Value {
    return this.#apply('Min', [a, b]);
  }

  greater(a: Value, b: Value): Value {
    return this.#apply('Max', [a, b]);
  }

  magnitude(a: Value): Value {
    return this.#apply('Abs', [a]);
  }

  atMost(a: Value, b: Value): Value {
    return this.#apply('LessOrEqual', [a, b], 'bool');
  }

  /** Neither NaN nor infinite: a comparison with NaN is false. */
  isFinite(a: Value): Value {
    return this.#apply('Less', [this.magnitude(a), this.float64(Number.POSITIVE_INFINITY)], 'bool');
  }

  and(a: Value, b: Value): Value {
    return this.#apply('And', [a, b]);
  }

  or(a: Value, b: Value): Value {
    return this.#apply('Or', [a, b]);
  }

  not(a: Value): Value {
    return this.#apply('Not', [a]);
  }

  choose(condition: Value, yes: Value, no: Value): Value {
    return this.#apply('Where', [condition, yes, no], yes.type);
  }

  #apply(operator: string, inputs: readonly [Value, ...Value[]], type: ElementType = inputs[0].type): Value {
    return this.#graph.add(operator, inputs, { type, shape: [] });
  }
}
