import { statisticsMomentum } from '../../models/pass.ts';
import type { Graph } from './graph/graph.ts';
import { emit, numbers, type TracedValue } from './tracing/kernel.ts';

/** The moving statistics after a step: a tenth of the way to the mean over the batch's parts, whose sums are given. */
export function movedStatistics(
  graph: Graph,
  moving: readonly TracedValue[],
  sums: readonly TracedValue[],
  parts: number,
): TracedValue[] {
  const factor = (value: number) => numbers(graph, 'float32', [value], []);
  return moving.map((before, index) => {
    const { shape } = before;
    const kept = emit(graph, 'Mul', [before, factor(statisticsMomentum)], 'float32', shape);
    const share = factor((1 - statisticsMomentum) / parts);
    const added = emit(graph, 'Mul', [sums[index] as TracedValue, share], 'float32', shape);
    return emit(graph, 'Add', [kept, added], 'float32', shape);
  });
}
