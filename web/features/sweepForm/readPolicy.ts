import { lineSearchSettings, type RuleSetting, updateRuleNames, updateRules } from '@critbatch/theory';
import type {
  BatchSizeScaling,
  LearningRateInput,
  LearningRateSchedule,
  PolicyInput,
  ResetRule,
} from '../../graphql/generated/graphql.ts';
import { type FieldName, type FieldValues, ruleField } from './fields.ts';

type Read<Value> = (name: FieldName) => Value;

/** How the form's fields are read; what is wrong with one is noted there. */
export type FieldReader = {
  number: Read<number>;
  whole: Read<number>;
  /** A whole number that may be larger than GraphQL's Int. */
  count: Read<number>;
  orNull: (name: FieldName, read: Read<number>) => number | null;
};

/** The chosen optimiser with its fields; those of the others stay unread. */
export function readPolicy(values: FieldValues, read: FieldReader): PolicyInput {
  const { number } = read;
  const rule = updateRuleNames.find((name) => name === values.optimiser);
  if (rule) {
    const settings = readSettings(rule, updateRules[rule].settings, read);
    return { [rule]: { learningRate: readLearningRate(values, read), ...settings } };
  }
  return {
    armijo: {
      reset: values.resetRule as ResetRule,
      initialStepSize: number('initialStepSize'),
      sufficientDecrease: number('sufficientDecrease'),
      backtrackFactor: number('backtrackFactor'),
      growthPerEpoch: number('growthPerEpoch'),
      maxStepSize: read.orNull('maxStepSize', number),
      maxTrials: read.whole('maxTrials'),
      ...readSettings('armijo', lineSearchSettings, read),
    },
  };
}

function readSettings(
  rule: Parameters<typeof ruleField>[0],
  settings: Readonly<Record<string, RuleSetting>>,
  { number, whole }: FieldReader,
): Record<string, number> {
  const entries = Object.entries(settings).map(([name, { bounds }]) => {
    const read = bounds.whole ? whole : number;
    return [name, read(ruleField(rule, name))];
  });
  return Object.fromEntries(entries);
}

function readLearningRate(
  values: FieldValues,
  { number, whole, count, orNull }: FieldReader,
): LearningRateInput {
  const { scaling, schedule } = values;
  return {
    base: orNull('learningRate', number),
    scaling: scaling as BatchSizeScaling,
    referenceBatchSize: scaling === 'NONE' ? null : whole('referenceBatchSize'),
    schedule: schedule as LearningRateSchedule,
    ...(schedule === 'COSINE'
      ? { durationExamples: count('durationExamples'), finalShare: number('finalShare') }
      : {}),
    ...(schedule === 'STEP' ? { everyExamples: count('everyExamples'), factor: number('factor') } : {}),
    warmUpExamples: count('warmUpExamples'),
  };
}
