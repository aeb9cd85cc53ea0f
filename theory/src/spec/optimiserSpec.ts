import { z } from 'zod';
import { type LineSearchSetting, lineSearchSettings } from '../lineSearch/lineSearchSettings.ts';
import type { Bounds, RuleSetting } from '../optimiser/ruleSetting.ts';
import {
  type SettingOf,
  type UpdateRuleName,
  updateRuleNames,
  updateRuleOf,
} from '../optimiser/updateRules.ts';
import { type LearningRate, learningRateSchema } from './learningRateSpec.ts';

/** How the first trial step of an iteration is chosen (docs/equations.md, section 1). */
export const resetRuleSchema = z.enum(['previous', 'increase', 'maximum', 'epochMean']);
export type ResetRule = z.infer<typeof resetRuleSchema>;

/** SGD whose step size is found by Armijo backtracking on the mini-batch. */
export const armijoConfigSchema = z.strictObject({
  name: z.literal('sgdArmijo').default('sgdArmijo'),
  /** First trial step size of the first iteration. */
  initialStepSize: z.number().positive(),
  /** c of the Armijo inequality. */
  sufficientDecrease: z.number().gt(0).lt(1),
  /** Factor by which a refused trial step shrinks. */
  backtrackFactor: z.number().gt(0).lt(1),
  reset: resetRuleSchema,
  /** γ: by how much `increase` lets the step size grow in one epoch. */
  growthPerEpoch: z.number().min(1).default(2),
  /** Upper bound of the first trial step under `epochMean` and `increase`; null for none. */
  maxStepSize: z.number().positive().nullable().default(null),
  maxTrials: z.int().min(1).max(1000).default(100),
  /** Step size applied when every trial is refused. */
  exhaustedStepSize: z.number().positive().default(1e-6),
  ...lineSearchSettingSchemas(),
});
export type ArmijoConfig = z.infer<typeof armijoConfigSchema>;

/** A rule that takes its step sizes from a schedule: no function evaluation is spent on finding them. */
export type UpdateRuleSpec = {
  [Name in UpdateRuleName]: { name: Name; learningRate: LearningRate } & Record<SettingOf<Name>, number>;
}[UpdateRuleName];

/** The numbers that a rule takes beside its learning rate, in the order of forms. */
export function settingsOf(spec: UpdateRuleSpec): Record<string, number> {
  const given = spec as unknown as Record<string, number>;
  const names = Object.keys(updateRuleOf(spec).settings);
  return Object.fromEntries(names.map((name) => [name, given[name] ?? Number.NaN]));
}

function ruleSchema(name: UpdateRuleName) {
  const settings = Object.entries(updateRuleOf({ name }).settings);
  return z.strictObject({
    name: z.literal(name),
    learningRate: learningRateSchema,
    ...Object.fromEntries(
      settings.map(([setting, { usual, bounds }]) => [setting, within(bounds).default(usual)]),
    ),
  });
}

/** A setting at its usual value is left out. */
function lineSearchSettingSchemas() {
  const unlessUsual = ({ bounds, usual }: RuleSetting) =>
    within(bounds)
      .optional()
      .transform((value) => (value === usual ? undefined : value));
  const schemas = Object.entries(lineSearchSettings).map(([name, setting]) => [name, unlessUsual(setting)]);
  return Object.fromEntries(schemas) as unknown as Record<LineSearchSetting, z.ZodOptional<z.ZodNumber>>;
}

function within({ least, above, below, whole = false }: Bounds) {
  let number: z.ZodNumber = whole ? z.int() : z.number();
  if (least !== undefined) number = number.min(least);
  if (above !== undefined) number = number.gt(above);
  return below === undefined ? number : number.lt(below);
}

const ruleSchemas = updateRuleNames.map(ruleSchema);

export const updateRuleSpecSchema = z.discriminatedUnion(
  'name',
  ruleSchemas as [ReturnType<typeof ruleSchema>],
) as unknown as z.ZodType<UpdateRuleSpec>;

const namedOptimiserSchema = z.discriminatedUnion('name', [
  armijoConfigSchema.extend({ name: z.literal('sgdArmijo') }),
  ...ruleSchemas,
]) as unknown as z.ZodType<OptimiserSpec>;

/** How parameters move. Specs from before there was a choice carry no name: theirs is the line search. */
export const optimiserSchema = z.preprocess(
  (spec) => (spec && typeof spec === 'object' && !('name' in spec) ? { name: 'sgdArmijo', ...spec } : spec),
  namedOptimiserSchema,
);
export type OptimiserSpec = ArmijoConfig | UpdateRuleSpec;
