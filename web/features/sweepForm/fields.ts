import {
  type LineSearchSetting,
  lineSearchSettings,
  type RuleSetting,
  type SettingOf,
  type UpdateRuleName,
  updateRuleNames,
  updateRules,
} from '@critbatch/theory';
import { firstCadenceFields } from '../cadence/cadenceSettings.ts';

/** Every field of the form, with the value it starts with: an adaptive sweep, with the settings of the first sweep of a fresh installation. */
export const defaults = {
  model: '',
  dataset: '',
  name: '',
  batchMode: 'adaptive',
  rangeFrom: '8',
  rangeTo: '1024',
  perDoubling: '1',
  planMinutes: '10',
  wantedRatio: '1.5',
  mostSeeds: '20',
  batchSizes: '8, 16, 24, 32, 48, 64, 96, 128, 256, 512, 1024',
  seeds: '1, 2, 3',
  /** What is asked: the batch size that reaches a target with the least work, or that leaves the least at a budget. */
  asked: 'target',
  metric: 'TRAINING_LOSS',
  threshold: '0.1',
  budget: '800000',
  current: '',
  optimiser: 'armijo',
  // Empty: what is usual for the optimiser.
  learningRate: '',
  warmUpExamples: '0',
  scaling: 'NONE',
  referenceBatchSize: '64',
  schedule: 'CONSTANT',
  durationExamples: '800000',
  finalShare: '0',
  everyExamples: '300000',
  factor: '0.1',
  ...ruleDefaults(),
  // Not `reset`: a field of that name would hide the form's own reset(), which React calls.
  resetRule: 'MAXIMUM',
  initialStepSize: '1',
  sufficientDecrease: '0.1',
  backtrackFactor: '0.9',
  growthPerEpoch: '2',
  maxStepSize: '',
  maxTrials: '100',
  ...firstCadenceFields,
  leavesTrail: 'no',
  // The stage of a study that asked for the sweep.
  stage: '',
};

/** The field that holds a setting of an update rule, or of the line search. */
export type RuleFieldName =
  | { [Name in UpdateRuleName]: `${Name}.${SettingOf<Name>}` }[UpdateRuleName]
  | `armijo.${LineSearchSetting}`;

export function ruleField(rule: UpdateRuleName | 'armijo', setting: string): RuleFieldName {
  return `${rule}.${setting}` as RuleFieldName;
}

function ruleDefaults() {
  const fields = [
    ...updateRuleNames.flatMap((rule) => usualFields(rule, updateRules[rule].settings)),
    ...usualFields('armijo', lineSearchSettings),
  ];
  return Object.fromEntries(fields) as Record<RuleFieldName, string>;
}

function usualFields(rule: UpdateRuleName | 'armijo', settings: Readonly<Record<string, RuleSetting>>) {
  return Object.entries(settings).map(([name, { usual }]) => [ruleField(rule, name), String(usual)]);
}

export type FieldName = keyof typeof defaults;
export type FieldValues = Record<FieldName, string>;
export const fieldNames = Object.keys(defaults) as FieldName[];

/** What is wrong with a field, in the reader's language; `form` for what belongs to no field. */
export type Problems = Partial<Record<FieldName | 'form', string>>;
export type FormState = { values: FieldValues; problems: Problems; attempt: number };

/** The values of a submitted form; what it lacks keeps its default. */
export function valuesOf(form: FormData): FieldValues {
  const entries = fieldNames.map((name) => [name, String(form.get(name) ?? defaults[name])]);
  return Object.fromEntries(entries) as FieldValues;
}
