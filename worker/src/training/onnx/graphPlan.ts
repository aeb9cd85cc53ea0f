import { type ModelSpec, parameterShapes } from '@critbatch/theory';
import { modelFromSpec } from '../../models/model.ts';
import type { EnginePlan } from '../trainingEngine.ts';
import type { GraphTarget, Layout } from './graph/graph.ts';
import { filterLayout, physicalShape } from './tracing/layout.ts';

/** A parameter as graphs are given it: its shape as ONNX sees it, in the layout in which its model's convolutions want it. */
export interface ParameterForm {
  readonly type: 'float32';
  readonly shape: readonly number[];
  readonly layout: Layout | undefined;
}

/** What a graph is written for. */
export interface GraphPlan extends EnginePlan {
  readonly target: GraphTarget;
  readonly parameters: readonly ParameterForm[];
  /** Means and variances in turn, one of each for every batch normalisation. */
  readonly statistics: readonly ParameterForm[];
}

export function graphPlan(plan: EnginePlan, target: GraphTarget): GraphPlan {
  return { ...plan, target, ...formsOf(plan.modelSpec, target) };
}

function formsOf(modelSpec: ModelSpec, target: GraphTarget) {
  const parameters = parameterShapes(modelSpec).map(({ shape, role }): ParameterForm => {
    const layout = role === 'filter' ? filterLayout(shape, target) : undefined;
    return { type: 'float32', shape: physicalShape(shape, layout), layout };
  });
  const statistics = modelFromSpec(modelSpec).normalisedChannels.flatMap((channels): ParameterForm[] => {
    const form = { type: 'float32', shape: [channels], layout: undefined } as const;
    return [form, form];
  });
  return { parameters, statistics };
}
