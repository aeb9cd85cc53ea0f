import type { ElementType, Shape } from './elementType.ts';

/** What a node computes or a graph is given, under a name that no other value of the model has. */
export interface Value {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
}

export type Attribute = number | string | readonly number[] | Graph;

export interface Node {
  readonly operator: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface Constant {
  readonly value: Value;
  readonly elements: NodeJS.TypedArray;
}

/** What one round of a loop hands on: whether to go on, the carried values, and rows to collect over the rounds. */
export interface LoopRound {
  readonly goOn: Value;
  readonly carried: readonly Value[];
  readonly collected?: readonly Value[];
}

/** An ONNX graph that grows node by node. A nested graph (a loop's body) sees the values of those around it. */
export class Graph {
  readonly inputs: Value[] = [];
  readonly outputs: Value[] = [];
  readonly nodes: Node[] = [];
  readonly constants: Constant[] = [];
  readonly #producers = new Map<string, Node>();
  readonly #numbering: { last: number };

  constructor(around?: Graph) {
    this.#numbering = around ? around.#numbering : { last: 0 };
  }

  input(type: ElementType, shape: Shape, name = this.#newName('input')): Value {
    const value = { name, type, shape };
    this.inputs.push(value);
    return value;
  }

  /** A constant whose elements, in row-major order, are fixed when the graph is built. */
  constant(type: ElementType, shape: readonly number[], elements: NodeJS.TypedArray): Value {
    const value = { name: this.#newName('constant'), type, shape };
    this.constants.push({ value, elements });
    return value;
  }

  /** Adds a node with one output, of the type and shape that the caller knows it to have. */
  add(
    operator: string,
    inputs: readonly Value[],
    { type, shape }: { type: ElementType; shape: Shape },
    attributes: Readonly<Record<string, Attribute>> = {},
  ): Value {
    const output = { name: this.#newName(operator), type, shape };
    this.#push({ operator, inputs, outputs: [output], attributes });
    return output;
  }

  /** Hands a value on to whoever runs the graph. It gets a node of its own, for it may be an input of the graph. */
  output(value: Value, name = this.#newName('output')): void {
    const output = { ...value, name };
    this.#push({ operator: 'Identity', inputs: [value], outputs: [output], attributes: {} });
    this.outputs.push(output);
  }

  /** The node of this graph (not of one around it) that computes a value. */
  producer(value: Value): Node | undefined {
    return this.#producers.get(value.name);
  }

  /**
   * Repeats `body` up to `rounds` times, while its `goOn` is true; returns the carried values after the last round,
   * and the collected ones stacked, a row per round (ONNX' Loop).
   */
  loop(
    rounds: Value,
    carried: readonly Value[],
    body: (graph: Graph, round: Value, carried: Value[]) => LoopRound,
  ): { carried: Value[]; collected: Value[] } {
    const nested = new Graph(this);
    const round = nested.input('int64', []);
    nested.input('bool', []);
    const given = carried.map(({ type, shape }) => nested.input(type, shape));
    const result = body(nested, round, given);
    const collected = result.collected ?? [];
    for (const value of [result.goOn, ...result.carried, ...collected]) nested.output(value);
    const start = this.constant('bool', [], Uint8Array.of(1));
    const outputs = [
      ...carried.map(({ type, shape }) => ({ name: this.#newName('carried'), type, shape })),
      ...collected.map(({ type, shape }) => ({
        name: this.#newName('collected'),
        type,
        shape: ['rounds', ...shape],
      })),
    ];
    this.#push({
      operator: 'Loop',
      inputs: [rounds, start, ...carried],
      outputs,
      attributes: { body: nested },
    });
    return { carried: outputs.slice(0, carried.length), collected: outputs.slice(carried.length) };
  }

  #push(node: Node): void {
    this.nodes.push(node);
    for (const output of node.outputs) this.#producers.set(output.name, node);
  }

  #newName(stem: string): string {
    this.#numbering.last += 1;
    return `${stem}_${this.#numbering.last}`;
  }
}
