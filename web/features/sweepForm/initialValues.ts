import type { SweepFormChoicesQuery } from '../../graphql/generated/graphql.ts';
import type { ShownCadence } from '../cadence/cadenceSettings.ts';
import { cadenceFields, yesNo } from '../cadence/cadenceSettings.ts';
import type { PolicyData } from '../policy/policyText.ts';
import type { TargetData } from '../target/target.type.ts';
import type { FieldValues } from './fields.ts';
import { defaults } from './fields.ts';
import { policyValues } from './policyValues.ts';

/** A sweep with what can be asked for again. */
export type SweepSettings = {
  name: string;
  model: { name: string };
  dataset: { name: string };
  plan: {
    smallestBatchSize: number;
    largestBatchSize: number;
    deviceSecondsBudget: number;
    wantedRatio: number;
  } | null;
  batchSizes: readonly number[];
  seeds: readonly number[];
  target: TargetData | undefined;
  maxExamplesPerRun: number;
  currentBatchSize: number | null;
  policy: PolicyData;
  evaluation: ShownCadence;
  leavesTrail: boolean;
};

/** What the form starts with: a sweep's settings, on the model and data set of that sweep where they exist, or on a model that was named. */
export function initialValues(
  { models, datasets }: SweepFormChoicesQuery,
  like: SweepSettings | null,
  modelId?: string,
): FieldValues {
  const model =
    models.nodes.find(({ id }) => id === modelId) ??
    models.nodes.find(({ name }) => name === (like?.model.name ?? 'MLP 784-128-10')) ??
    models.nodes[0];
  const dataset =
    datasets.nodes.find(({ name }) => name === (like?.dataset.name ?? 'MNIST')) ?? datasets.nodes[0];
  return { ...defaults, ...(like && settingsOf(like)), model: model?.id ?? '', dataset: dataset?.id ?? '' };
}

function settingsOf(sweep: SweepSettings): Partial<FieldValues> {
  const { policy, evaluation, target } = sweep;
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
    metric: target?.metric ?? defaults.metric,
    threshold: String(target?.threshold ?? defaults.threshold),
    budget: String(sweep.maxExamplesPerRun),
    current: String(sweep.currentBatchSize ?? ''),
    ...policyValues(policy),
    ...cadenceFields(evaluation),
    leavesTrail: yesNo(sweep.leavesTrail),
  };
}
