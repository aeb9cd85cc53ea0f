import { datasetSpecSchema, modelKindOf, modelSpecSchema, usualThresholds } from '@critbatch/theory';
import type { ShownCadence } from '../cadence/cadenceSettings.ts';
import { cadenceFields, yesNo } from '../cadence/cadenceSettings.ts';
import { fittingModels } from '../library/fittingModels.ts';
import type { PolicyData } from '../policy/policyText.ts';
import type { TargetData } from '../target/target.type.ts';
import type { AskedValues } from './askedValues.ts';
import type { FieldValues } from './fields.ts';
import { defaults } from './fields.ts';
import type { FormChoices } from './loadChoices.ts';
import { policyValues } from './policyValues.ts';
import type { UsualOf } from './usualValues.ts';
import { usualValues } from './usualValues.ts';

/** A sweep with what can be asked for again. */
export type SweepSettings = {
  name: string;
  model: { id: string; name: string };
  dataset: { id: string; name: string };
  plan: {
    smallestBatchSize: number;
    largestBatchSize: number;
    deviceSecondsBudget: number;
    wantedRatio: number;
  } | null;
  batchSizes: readonly number[];
  seeds: readonly number[];
  target: TargetData | undefined;
  /** Of a sweep that was started for a budget. */
  budgetMetric?: TargetData['metric'] | null;
  maxExamplesPerRun: number;
  currentBatchSize: number | null;
  policy: PolicyData;
  evaluation: ShownCadence;
  leavesTrail: boolean;
};

/**
 * What the form starts with: a sweep's settings, on the model and data set of that sweep where they exist, with what a link
 * asks for in their place; where there is no such sweep, the target and the batch sizes that are usual for model and data set. A
 * link that asks for data gets a model that fits them, and one that asks for a model, data. For a stage of a study, no model but one
 * of its size.
 */
export function initialValues(
  { models, datasets }: FormChoices,
  like: SweepSettings | null,
  { model: modelId, dataset: datasetId, ...asked }: AskedValues = {},
  stage: { size: number } | null = null,
): FieldValues {
  const chosenModel = models.nodes.find(({ id }) => id === modelId);
  // A stage trains a model of its own size: with any other, one click would try the stage before again.
  const askedData = datasets.nodes.find(({ id }) => id === datasetId);
  const model = stage
    ? (chosenModel ?? models.nodes.find(({ parameterCount }) => parameterCount === stage.size))
    : (chosenModel ??
      models.nodes.find(({ id }) => id === like?.model.id) ??
      (askedData && fittingModels(models.nodes, askedData.spec)[0]) ??
      models.nodes.find(({ name }) => name === (like?.model.name ?? 'MLP 784-128-10')) ??
      models.nodes[0]);
  const [usualData] = [
    datasets.nodes.find(({ id }) => id === like?.dataset.id),
    datasets.nodes.find(({ name }) => name === (like?.dataset.name ?? 'MNIST')),
    datasets.nodes[0],
  ].filter((each) => each !== undefined);
  const fits = (data: Chosen) => model !== undefined && fittingModels([model], data.spec).length > 0;
  const dataset =
    askedData ??
    (chosenModel && !like && usualData && !fits(usualData) ? datasets.nodes.find(fits) : undefined) ??
    usualData;
  const chosen = {
    ...defaults,
    ...(like && settingsOf(like)),
    ...asked,
    model: model?.id ?? '',
    dataset: dataset?.id ?? '',
  };
  return like ? chosen : { ...chosen, ...usualValues(chosen, usualOf({ model, dataset })), ...asked };
}

/** What is usual for one model and data set. */
function usualOf({
  model,
  dataset,
}: {
  model: Chosen | undefined;
  dataset: (Chosen & { trainingExamples: number }) | undefined;
}): UsualOf {
  const [spec, data] = [modelSpecSchema.safeParse(model?.spec), datasetSpecSchema.safeParse(dataset?.spec)];
  return {
    models: model ? [{ value: model.id, kind: spec.success ? modelKindOf(spec.data) : null }] : [],
    datasets: dataset
      ? [
          {
            value: dataset.id,
            trainingExamples: dataset.trainingExamples,
            usualThresholds: data.success ? usualThresholds(data.data) : null,
          },
        ]
      : [],
  };
}

type Chosen = { id: string; spec: unknown };

function settingsOf(sweep: SweepSettings): Partial<FieldValues> {
  const { policy, evaluation, target, budgetMetric } = sweep;
  return {
    name: sweep.name,
    batchMode: sweep.plan ? 'adaptive' : 'list',
    ...(sweep.plan && {
      rangeFrom: String(sweep.plan.smallestBatchSize),
      rangeTo: String(sweep.plan.largestBatchSize),
      planMinutes: String(sweep.plan.deviceSecondsBudget / 60),
      wantedRatio: String(sweep.plan.wantedRatio),
    }),
    batchSizes: sweep.batchSizes.join(', '),
    seeds: sweep.seeds.join(', '),
    asked: budgetMetric ? 'budget' : 'target',
    metric: target?.metric ?? budgetMetric ?? defaults.metric,
    threshold: String(target?.threshold ?? defaults.threshold),
    budget: String(sweep.maxExamplesPerRun),
    current: String(sweep.currentBatchSize ?? ''),
    ...policyValues(policy),
    ...cadenceFields(evaluation),
    leavesTrail: yesNo(sweep.leavesTrail),
  };
}
