import type { ExampleInputs } from './batchSum.ts';
import type { Graph } from './graph/graph.ts';
import type { GraphPlan } from './graphPlan.ts';
import type { TracedValue } from './tracing/kernel.ts';

/** What every graph is given: the model's state and a part of the data set. */
export interface GivenInputs {
  readonly parameters: readonly TracedValue[];
  readonly statistics: readonly TracedValue[];
  readonly examples: ExampleInputs;
}

export function givenInputs(graph: Graph, plan: GraphPlan): GivenInputs {
  const { inputWidth, labelWidth = 1 } = plan.dataset;
  const values = (stem: string, forms: GraphPlan['parameters']) =>
    forms.map(
      ({ type, shape, layout }, index) => graph.input(type, shape, `${stem}${index}`, layout) as TracedValue,
    );
  return {
    parameters: values('parameter', plan.parameters),
    statistics: values('statistic', plan.statistics),
    examples: {
      inputs: graph.input('float32', ['examples', inputWidth], 'inputs'),
      labels: graph.input('int32', labelWidth === 1 ? ['examples'] : ['examples', labelWidth], 'labels'),
    },
  };
}
