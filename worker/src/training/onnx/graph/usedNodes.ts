import type { Constant, Graph, Node } from './graph.ts';

/** The nodes that a graph's outputs depend on, in order: a trace leaves others, such as a product folded into another. */
export function usedNodes(graph: Graph): Node[] {
  const wanted = new Set(graph.outputs.map(({ name }) => name));
  const used: Node[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some(({ name }) => wanted.has(name))) continue;
    used.unshift(node);
    for (const name of namesRead(node)) wanted.add(name);
  }
  return used;
}

/** The constants of a graph that those nodes read: ONNX Runtime complains of every other one. */
export function usedConstants(graph: Graph): Constant[] {
  const read = new Set(usedNodes(graph).flatMap(namesRead));
  return graph.constants.filter(({ value }) => read.has(value.name));
}

/** Names that a node reads, those that its nested graphs take from around them included. */
function namesRead({ inputs, attributes }: Node): string[] {
  const nested = Object.values(attributes).filter((value) => typeof value === 'object' && 'nodes' in value);
  return [
    ...inputs.map(({ name }) => name),
    ...nested.flatMap((graph) => [
      ...usedNodes(graph).flatMap(namesRead),
      ...graph.outputs.map(({ name }) => name),
    ]),
  ];
}
