import {
  type Arithmetic,
  hiddenMatrices,
  learningRateAt,
  settingsOf,
  type UpdateRuleSpec,
  updateRuleOf,
} from '@critbatch/theory';
import { Tensor } from 'onnxruntime-node';
import type { Graph, Value } from './graph/graph.ts';
import { column, type GraphOptimiser } from './graphOptimiser.ts';
import type { GraphPlan } from './graphPlan.ts';
import { type StepWriter, stepGraph } from './stepGraph.ts';
import { emit, numbers, type TracedValue } from './tracing/kernel.ts';

type Rule = ReturnType<typeof updateRuleOf>;

/**
 * Theory's update rules as nodes of the graph. The numbers of each step (learning rate, bias corrections) come from
 * theory in double precision, a row per step, so that no schedule is ever written into a graph.
 */
export function updateRuleOptimiser(plan: GraphPlan, spec: UpdateRuleSpec): GraphOptimiser {
  const rule = updateRuleOf(spec);
  const settings = settingsOf(spec);
  const rateAt = (step: number) => learningRateAt(spec.learningRate, step, plan.batchSize);
  const rowAt = (step: number) => Object.values(rule.coefficients(settings, rateAt(step), step));
  const names = Object.keys(rule.coefficients(settings, rateAt(0), 0));
  return {
    writeGraph: () => stepGraph(plan, (graph) => ruleWriter(graph, rule, names, plan)),
    feeds({ step }, steps) {
      const rows = Array.from({ length: steps }, (_, index) => rowAt(step + index));
      return { coefficients: new Tensor('float32', Float32Array.from(rows.flat()), [steps, names.length]) };
    },
    outcomes(results, { step }) {
      const squaredGradientNorm = column(results, 'squaredGradientNorm');
      return column(results, 'batchLoss').map((batchLoss, index) => {
        const squaredNorm = squaredGradientNorm[index] as number;
        const finite = Number.isFinite(batchLoss) && Number.isFinite(squaredNorm);
        const stepSize = rateAt(step + index);
        return {
          status: finite ? 'updated' : 'diverged',
          batchLoss,
          squaredGradientNorm: squaredNorm,
          stepSize,
          trials: 0,
          rememberedStepSize: stepSize,
        };
      });
    },
  };
}

function ruleWriter(
  graph: Graph,
  rule: Rule,
  coefficientNames: readonly string[],
  { parameters: forms, modelSpec }: GraphPlan,
): StepWriter {
  const matrices = hiddenMatrices(modelSpec);
  const rows = graph.input('float32', ['steps', coefficientNames.length], 'coefficients');
  const slots = rule.slots.flatMap((_, slot) =>
    forms.map(({ type, shape, layout }, index) =>
      graph.input(type, shape, `slot${slot * forms.length + index}`, layout),
    ),
  );
  return {
    carried: slots,
    collectedNames: [],
    write(step, round, carried, { parameters, gradient }) {
      const row = emit(step, 'Gather', [rows, round], 'float32', [coefficientNames.length]);
      const coefficients = Object.fromEntries(
        coefficientNames.map((name, index) => [
          name,
          emit(step, 'Gather', [row, numbers(step, 'int64', [index], [])], 'float32', []),
        ]),
      );
      const slotOf = (slot: number, index: number) => carried[slot * forms.length + index] as TracedValue;
      const updates = parameters.map((parameter, index) =>
        rule.update(graphArithmetic(step), {
          parameter,
          gradient: gradient[index] as TracedValue,
          slots: Object.fromEntries(rule.slots.map((name, slot) => [name, slotOf(slot, index)])),
          coefficients,
          matrix: matrices[index] ?? null,
        }),
      );
      return {
        parameters: updates.map(({ parameter }) => parameter),
        carried: rule.slots.flatMap((name) => updates.map((update) => update.slots[name] as Value)),
        collected: [],
      };
    },
  };
}

/** Theory's arithmetic as nodes, in single precision: a scalar meets every element. Matrices lie row by row. */
function graphArithmetic(graph: Graph): Arithmetic<TracedValue> {
  const unary = (operator: string) => (a: TracedValue) => graph.add(operator, [a], a) as TracedValue;
  const binary = (operator: string) => (a: TracedValue, b: TracedValue) =>
    graph.add(operator, [a, b], a.shape.length > 0 ? a : b) as TracedValue;
  return {
    plus: binary('Add'),
    minus: binary('Sub'),
    times: binary('Mul'),
    over: binary('Div'),
    squareRoot: unary('Sqrt'),
    sign: unary('Sign'),
    greater: binary('Max'),
    number: (value) => numbers(graph, 'float32', [value], []),
    sum: (a) => emit(graph, 'ReduceSum', [a], a.type, [], { keepdims: 0 }),
    product: (a, b) => emit(graph, 'Gemm', [a, b], a.type, [a.shape[0], b.shape[1]] as number[]),
    transposed: (a) => emit(graph, 'Transpose', [a], a.type, a.shape.toReversed(), { perm: [1, 0] }),
  };
}
