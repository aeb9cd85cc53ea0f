import type { Tensor } from 'onnxruntime-node';
import type { StepOutcome, StepPosition } from '../trainingEngine.ts';
import type { Graph } from './graph/graph.ts';

export type Tensors = Readonly<Record<string, Tensor>>;

/** An optimiser as the onnx engine runs it: a graph of steps, and what goes in and comes out beside state and data. */
export interface GraphOptimiser {
  writeGraph(): Graph;
  /** The inputs that say where a call of so many steps begins. */
  feeds(position: StepPosition, steps: number): Tensors;
  outcomes(results: Tensors, position: StepPosition): StepOutcome[];
}

/** Numbers that the graph collected under a name, one per step. */
export function column(results: Tensors, name: string): number[] {
  return Array.from(results[name]?.data ?? [], Number);
}
