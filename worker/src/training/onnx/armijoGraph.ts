import { type ArmijoConfig, lineSearchSettingsOf, nextFirstStepSize, searchedRun } from '@critbatch/theory';
import { Tensor } from 'onnxruntime-node';
import type { StepOutcome } from '../trainingEngine.ts';
import type { Graph, Value } from './graph/graph.ts';
import { column, type GraphOptimiser } from './graphOptimiser.ts';
import type { GraphPlan } from './graphPlan.ts';
import { lineSearch, moved } from './lineSearchGraph.ts';
import { ScalarArithmetic } from './scalarArithmetic.ts';
import { type BatchGradient, type StepWriter, stepGraph } from './stepGraph.ts';
import { emit } from './tracing/kernel.ts';

/** Statuses of a step in the order of the numbers that the graph writes for them. */
const stepStatuses = ['accepted', 'belowResolution', 'exhausted', 'diverged'] as const;

const collectedNames = ['status', 'stepSize', 'trials', 'rememberedStepSize'];

/** SGD + Armijo: per step a line search in the graph, whose first trial is carried from step to step. */
export function armijoOptimiser(plan: GraphPlan, optimiser: ArmijoConfig): GraphOptimiser {
  const run = searchedRun(optimiser, plan.batchSize, plan.dataset.training.count);
  const isGiven = changesWithoutSearches(optimiser);
  const writerOf = isGiven ? givenFirstStepSizes : carriedFirstStepSize;
  return {
    writeGraph: () => stepGraph(plan, (graph) => writerOf(graph, optimiser, run.growthPerStep)),
    feeds({ step, memory }, steps) {
      const first = (ahead: number) => nextFirstStepSize(optimiser, memory, { ...run, step: step + ahead });
      return isGiven
        ? {
            firstStepSizes: new Tensor(
              'float64',
              Float64Array.from({ length: steps }, (_, index) => first(index)),
              [steps],
            ),
          }
        : { firstStepSize: new Tensor('float64', [first(0)], []) };
    },
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

/** Whether the first trial step changes within an epoch whatever the searches find: it is then given for each step of a call. */
function changesWithoutSearches(optimiser: ArmijoConfig): boolean {
  return optimiser.reset === 'epochMean' && lineSearchSettingsOf(optimiser).epochMeanDelay > 0;
}

function givenFirstStepSizes(graph: Graph, optimiser: ArmijoConfig): StepWriter {
  const firstStepSizes = graph.input('float64', ['steps'], 'firstStepSizes');
  return {
    carried: [],
    collectedNames,
    write(step, round, _carried, batch) {
      const firstStepSize = emit(step, 'Gather', [firstStepSizes, round], 'float64', []);
      return { ...searchedStep(step, optimiser, firstStepSize, batch).written, carried: [] };
    },
  };
}

function carriedFirstStepSize(graph: Graph, optimiser: ArmijoConfig, growth: number): StepWriter {
  return {
    carried: [graph.input('float64', [], 'firstStepSize')],
    collectedNames,
    write(step, _round, [carried], batch) {
      const firstStepSize = carried as Value;
      const { written, rememberedStepSize } = searchedStep(step, optimiser, firstStepSize, batch);
      const on = new ScalarArithmetic(step);
      return {
        ...written,
        carried: [followingStepSize(on, optimiser, growth, { firstStepSize, rememberedStepSize })],
      };
    },
  };
}

/** A search from a first step size, and the update along what it found. */
function searchedStep(step: Graph, optimiser: ArmijoConfig, firstStepSize: Value, batch: BatchGradient) {
  const on = new ScalarArithmetic(step);
  const found = lineSearch(step, optimiser, { ...batch, firstStepSize });
  const { stepSize, trials, rememberedStepSize } = found;
  const searched = on.choose(
    found.accepted,
    on.int32(0),
    on.choose(found.exhausted, on.int32(2), on.int32(1)),
  );
  const status = on.choose(batch.finite, searched, on.int32(3));
  const written = {
    parameters: moved(step, batch.parameters, batch.gradient, stepSize),
    collected: [status, stepSize, trials, rememberedStepSize],
  };
  return { written, rememberedStepSize };
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
      const { restartBelow, restartStepSize } = lineSearchSettingsOf(optimiser);
      const bound = on.float64(optimiser.maxStepSize ?? Number.POSITIVE_INFINITY);
      const grown = on.times(rememberedStepSize, on.float64(growth));
      if (restartBelow === 0) return on.lesser(bound, grown);
      const isKept = on.atMost(on.float64(restartBelow), rememberedStepSize);
      return on.lesser(bound, on.choose(isKept, grown, on.float64(restartStepSize)));
    }
  }
}
