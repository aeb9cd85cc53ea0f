import type { ElementType, Shape } from './elementType.ts';

/** What a node computes or a graph is given, under a name that no other value of the model has. */
export interface Value {
  readonly name: string;
  readonly type: ElementType;
  /** Extents as ONNX sees them, in the order in which the elements lie. */
  readonly shape: Shape;
  /** How the elements lie where that is not the order in which TensorFlow.js counts them. */
  readonly layout?: Layout | undefined;
}

/**
 * Orders of elements in which convolutions are fast. Images [n, h, w, c] as [n, c, h, w], whole channels
 * (`channelsFirst`) or a block of channels for every pixel (`channelBlocks`). Filters [h, w, in, out] as
 * [out, in, h, w], plain or with blocks of output channels, or of both, innermost.
 */
export type Layout =
  | 'channelsFirst'
  | 'channelBlocks'
  | 'filterFirst'
  | 'filterOutputBlocks'
  | 'filterBlocks';

/** What of the runtime a graph is written for. */
export interface GraphTarget {
  /** Channels in a block of ONNX Runtime's blocked convolutions on this machine; null where it has none. */
  readonly channelBlock: number | null;
}

/** An input that an operator leaves open. */
export const absent: Value = { name: '', type: 'float32', shape: [] };

export type Attribute = number | string | readonly number[] | Graph | { readonly float: number };

/** What a part of a graph is for, in the terms of a training step. */
export type Phase = 'batch' | 'gradient' | 'search' | 'update' | 'evaluation' | 'gradientNorm';

export interface Node {
  /** What it was added for first: a profile says where time goes by it. */
  readonly phase: Phase | undefined;
  /** With its domain before the last dot, where it is not of ONNX' own. */
  readonly operator: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface Constant {
  readonly value: Value;
  readonly elements: NodeJS.TypedArray;
}

/** Larger constants are not compared with those that are there. */
const mostComparedElements = 256;

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
  readonly target: GraphTarget;
  readonly around: Graph | undefined;
  /** Phase of the nodes that are added from now on. */
  phase: Phase | undefined;
  readonly #producers = new Map<string, Node>();
  readonly #names = new Set<string>();
  /** What was added before, by all that it follows from: the same once more is the same value. */
  readonly #known = new Map<string, Value[]>();
  readonly #numbering: { last: number };

  constructor(given: Graph | GraphTarget = { channelBlock: null }) {
    this.around = given instanceof Graph ? given : undefined;
    this.target = given instanceof Graph ? given.target : given;
    this.phase = this.around?.phase;
    this.#numbering = given instanceof Graph ? given.#numbering : { last: 0 };
  }

  input(type: ElementType, shape: Shape, name = this.#newName('input'), layout?: Layout): Value {
    const value = { name, type, shape, layout };
    this.inputs.push(value);
    this.#names.add(value.name);
    return value;
  }

  /** A constant whose elements, in row-major order, are fixed when the graph is built. */
  constant(type: ElementType, shape: readonly number[], elements: NodeJS.TypedArray): Value {
    const make = () => {
      const value = { name: this.#newName('constant'), type, shape };
      this.constants.push({ value, elements });
      this.#names.add(value.name);
      return [value];
    };
    if (elements.length > mostComparedElements) return make()[0] as Value;
    return this.#once(`${type} ${shape} ${elements}`, make)[0] as Value;
  }

  /** Adds a node with one output, of the type and shape that the caller knows it to have. */
  add(
    operator: string,
    inputs: readonly Value[],
    form: Omit<Value, 'name'>,
    attributes: Readonly<Record<string, Attribute>> = {},
  ): Value {
    return this.addAll(operator, inputs, [form], attributes)[0] as Value;
  }

  /** Adds a node with several outputs. */
  addAll(
    operator: string,
    inputs: readonly Value[],
    forms: readonly Omit<Value, 'name'>[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): Value[] {
    const names = inputs.map(({ name }) => name);
    const key = JSON.stringify([
      operator,
      names,
      attributes,
      forms.map(({ shape, layout }) => [shape, layout]),
    ]);
    return this.#once(key, () => {
      const outputs = forms.map(({ type, shape, layout }) => {
        const name = this.#newName(operator.slice(operator.lastIndexOf('.') + 1));
        return { name, type, shape, layout };
      });
      this.#push({ operator, inputs, outputs, attributes });
      return outputs;
    });
  }

  #once(key: string, make: () => Value[]): Value[] {
    const known = this.#known.get(key) ?? make();
    this.#known.set(key, known);
    return known;
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

  /** The graph, this or one around it, that a value belongs to: what follows from the value alone can be computed there. */
  ownerOf(value: Value): Graph {
    return this.#names.has(value.name) || !this.around ? this : this.around.ownerOf(value);
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
    const given = carried.map(({ type, shape, layout }) => nested.input(type, shape, undefined, layout));
    const result = body(nested, round, given);
    const collected = result.collected ?? [];
    for (const value of [result.goOn, ...result.carried, ...collected]) nested.output(value);
    const start = this.constant('bool', [], Uint8Array.of(1));
    const outputs = [
      ...carried.map(({ type, shape, layout }) => ({ name: this.#newName('carried'), type, shape, layout })),
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

  #push(added: Omit<Node, 'phase'>): void {
    const node = { ...added, phase: this.phase };
    this.nodes.push(node);
    for (const output of node.outputs) {
      this.#producers.set(output.name, node);
      this.#names.add(output.name);
    }
  }

  #newName(stem: string): string {
    this.#numbering.last += 1;
    return `${stem}_${this.#numbering.last}`;
  }
}
