import { type ArmijoConfig, growthPerStep, nextFirstStepSize } from '@critbatch/theory';
import { Tensor } from 'onnxruntime-node';
import type { StepOutcome } from '../trainingEngine.ts';
import type { Graph, Value } from './graph/graph.ts';
import { column, type GraphOptimiser } from './graphOptimiser.ts';
import type { GraphPlan } from './graphPlan.ts';
import { lineSearch, moved } from './lineSearchGraph.ts';
import { ScalarArithmetic } from './scalarArithmetic.ts';
import { type StepWriter, stepGraph } from './stepGraph.ts';

/** Statuses of a step in the order of the numbers that the graph writes for them. */
const stepStatuses = ['accepted', 'belowResolution', 'exhausted', 'diverged'] as const;

/** SGD + Armijo: per step a line search in the graph, whose first trial is carried from step to step. */
export function armijoOptimiser(plan: GraphPlan, optimiser: ArmijoConfig): GraphOptimiser {
  const growth = growthPerStep(optimiser, plan.batchSize, plan.dataset.training.count);
  return {
    writeGraph: () => stepGraph(plan, (graph) => armijoWriter(graph, optimiser, growth)),
    feeds: ({ memory }) => ({
      firstStepSize: new Tensor('float64', [nextFirstStepSize(optimiser, memory, growth)], []),
    }),
    outcomes(results) {
      const [batchLoss, squaredGradientNorm] = [
        column(results, 'batchLoss'),
        column(results, 'squaredGradientNorm'),
      ];
      const [stepSize, trials, remembered] = [
        column(results, 'stepSize'),
        column(results, 'trials'),
        column(results, 'rememberedStepSize'),
      ];
      return column(results, 'status').map((status, step) => ({
        status: stepStatuses[status] as StepOutcome['status'],
        batchLoss: batchLoss[step] as number,
        squaredGradientNorm: squaredGradientNorm[step] as number,
        stepSize: stepSize[step] as number,
        trials: trials[step] as number,
        rememberedStepSize: remembered[step] as number,
      }));
    },
  };
}

function armijoWriter(graph: Graph, optimiser: ArmijoConfig, growth: number): StepWriter {
  return {
    carried: [graph.input('float64', [], 'firstStepSize')],
    collectedNames: ['status', 'stepSize', 'trials', 'rememberedStepSize'],
    write(step, _round, [carried], batch) {
      const firstStepSize = carried as Value;
      const on = new ScalarArithmetic(step);
      const found = lineSearch(step, optimiser, { ...batch, firstStepSize });
      const { stepSize, trials, rememberedStepSize } = found;
      const searched = on.choose(
        found.accepted,
        on.int32(0),
        on.choose(found.exhausted, on.int32(2), on.int32(1)),
      );
      const status = on.choose(batch.finite, searched, on.int32(3));
      return {
        parameters: moved(step, batch.parameters, batch.gradient, stepSize),
        carried: [followingStepSize(on, optimiser, growth, { firstStepSize, rememberedStepSize })],
        collected: [status, stepSize, trials, rememberedStepSize],
      };
    },
  };
}

/** The first trial step of the next search within an epoch, as theory's `nextFirstStepSize` has it. */
function followingStepSize(
  on: ScalarArithmetic,
  optimiser: ArmijoConfig,
  growth: number,
  { firstStepSize, rememberedStepSize }: { firstStepSize: Value; rememberedStepSize: Value },
): Value {
  switch (optimiser.reset) {
    case 'maximum':
    case 'epochMean':
      return firstStepSize;
    case 'previous':
      return rememberedStepSize;
    case 'increase': {
      const bound = on.float64(optimiser.maxStepSize ?? Number.POSITIVE_INFINITY);
      return on.lesser(bound, on.times(rememberedStepSize, on.float64(growth)));
    }
  }
}
