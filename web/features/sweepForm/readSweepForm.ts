import type { AdaptivePlanInput, CreateSweepInput, TargetMetric } from '../../graphql/generated/graphql.ts';
import { readCadence } from '../cadence/cadenceSettings.ts';
import { toNumber } from '../form/fields.ts';
import type { FieldName, FieldValues, Problems } from './fields.ts';
import { readPolicy } from './readPolicy.ts';
import { chosenBatchSizes, wholeNumbers } from './wholeNumbers.ts';

export type ReadForm = { input: CreateSweepInput; problems: null } | { input: null; problems: Problems };

/** Messages that say what is not even a number, or missing. */
type FormProblem =
  `form.${'notANumber' | 'notWholeNumber' | 'notWhole' | 'rangeOrder' | 'missing' | 'planNeedsTarget'}`;

/** GraphQL's Int ends here. */
const largestInt = 2 ** 31 - 1;

/**
 * The form as input of `createSweep`, or what is not even a number. Limits are the API's to judge: its user errors
 * come back to the same fields.
 */
export function readSweepForm(
  values: FieldValues,
  teamId: string,
  t: (key: FormProblem) => string,
): ReadForm {
  const problems: Problems = {};
  const number = (name: FieldName) => {
    const value = toNumber(values[name]) ?? Number.NaN;
    if (!Number.isFinite(value)) problems[name] = t('form.notANumber');
    return value;
  };
  const whole = (name: FieldName, most = largestInt) => {
    const value = number(name);
    if (!problems[name] && (!Number.isInteger(value) || value > most))
      problems[name] = t('form.notWholeNumber');
    return value;
  };
  const count = (name: FieldName) => whole(name, Number.MAX_SAFE_INTEGER);
  const orNull = (name: FieldName, read: (name: FieldName) => number) =>
    values[name].trim() === '' ? null : read(name);
  const chosen = (name: 'model' | 'dataset') => {
    if (values[name] === '') problems[name] = t('form.missing');
    return values[name];
  };
  const batchSizes = chosenBatchSizes(values);
  if (!batchSizes)
    problems[values.batchMode === 'range' ? 'rangeFrom' : 'batchSizes'] = t(
      values.batchMode === 'range' ? 'form.rangeOrder' : 'form.notWhole',
    );
  const isForBudget = values.asked === 'budget';
  const isAdaptive = values.batchMode === 'adaptive';
  if (isAdaptive && isForBudget) problems.form = t('form.planNeedsTarget');
  const seeds = isAdaptive ? [] : wholeNumbers(values.seeds);
  if (!seeds) problems.seeds = t('form.notWhole');

  const input: CreateSweepInput = {
    teamId,
    modelId: chosen('model'),
    datasetId: chosen('dataset'),
    name: values.name.trim() || null,
    batchSizes: batchSizes ?? [],
    seeds: seeds ?? [],
    plan: isAdaptive ? readPlan({ number, whole }) : null,
    ...(isForBudget
      ? { targets: [], budgetMetric: values.metric as TargetMetric }
      : { targets: [{ metric: values.metric as TargetMetric, threshold: number('threshold') }] }),
    maxExamplesPerRun: count('budget'),
    currentBatchSize: orNull('current', whole),
    policy: readPolicy(values, { number, whole, count, orNull }),
    evaluation: readCadence(values, { whole, number }),
    leavesTrail: values.leavesTrail === 'yes',
    ...(values.stage && { studyStageId: values.stage }),
  };
  return Object.keys(problems).length > 0 ? { input: null, problems } : { input, problems: null };
}

/** How far an adaptive sweep may go, and when it is done. */
function readPlan({
  number,
  whole,
}: Record<'number' | 'whole', (name: FieldName) => number>): AdaptivePlanInput {
  return {
    smallestBatchSize: whole('rangeFrom'),
    largestBatchSize: whole('rangeTo'),
    deviceSecondsBudget: number('planMinutes') * 60,
    wantedRatio: number('wantedRatio'),
    mostSeeds: whole('mostSeeds'),
  };
}

const formNames: Record<string, FieldName> = {
  modelId: 'model',
  datasetId: 'dataset',
  maxExamplesPerRun: 'budget',
  currentBatchSize: 'current',
  reset: 'resetRule',
  base: 'learningRate',
  smallestBatchSize: 'rangeFrom',
  largestBatchSize: 'rangeTo',
  deviceSecondsBudget: 'planMinutes',
};

/** User errors of the API at the fields of the form that they speak of; the rest at the form itself. */
export function problemsOf(
  userErrors: readonly { field: string[] | null; message: string }[],
  values: FieldValues,
): Problems {
  const problems: Problems = {};
  for (const { field, message } of userErrors) {
    const last = field?.findLast((part) => !/^\d+$/.test(part)) ?? '';
    const ruled = `${field?.at(-2)}.${last}`;
    const named = ruled in values ? ruled : (formNames[last] ?? last);
    const name = named === 'batchSizes' && values.batchMode === 'range' ? 'rangeFrom' : named;
    const place = name in values ? (name as FieldName) : 'form';
    problems[place] = problems[place] ? `${problems[place]} ${message}` : message;
  }
  return problems;
}
