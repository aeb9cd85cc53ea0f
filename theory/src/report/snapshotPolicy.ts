import { z } from 'zod';
import { lineSearchSettingsOf } from '../lineSearch/lineSearchSettings.ts';
import { type PolicyTypeName, policyTypeName, updateRuleOfType } from '../optimiser/policyNames.ts';
import { type UpdateRuleName, updateRuleNames, updateRules } from '../optimiser/updateRules.ts';

const settingSchema = z.object({ name: z.string(), value: z.number() });
type Setting = z.infer<typeof settingSchema>;

const learningRate = z.object({
  base: z.number(),
  scaling: z.enum(['NONE', 'SQUARE_ROOT', 'LINEAR']),
  referenceBatchSize: z.int().nullable(),
  schedule: z.enum(['CONSTANT', 'COSINE', 'STEP']),
  durationExamples: z.number().nullable(),
  finalShare: z.number().nullable(),
  everyExamples: z.number().nullable(),
  factor: z.number().nullable(),
  warmUpExamples: z.number(),
});

/**
 * A rule's policy: a list of its settings, and a field for each beside it, as reports from before 2 December 2026 have them. Either
 * is made from the other, so that whoever reads a report of any age finds both.
 */
const scheduled = z
  .looseObject({
    __typename: z.enum(updateRuleNames.map(policyTypeName) as PolicyTypeName<UpdateRuleName>[]),
    learningRate,
    settings: z.array(settingSchema).optional(),
  })
  .transform((policy) => {
    const settings = policy.settings ?? settingsFromFields(policy);
    return { ...policy, ...fieldsFromSettings(policy.__typename, settings), settings };
  })
  .refine(({ settings }) => settings.every(({ value }) => Number.isFinite(value)), {
    path: ['settings'],
    message: 'A setting of the rule is missing',
  });

/** The step-size policy of a frozen sweep, as the API's union had it. */
export const snapshotPolicySchema = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('ArmijoPolicy'),
    initialStepSize: z.number(),
    sufficientDecrease: z.number(),
    backtrackFactor: z.number(),
    reset: z.enum(['PREVIOUS', 'INCREASE', 'MAXIMUM', 'EPOCH_MEAN']),
    growthPerEpoch: z.number(),
    maxStepSize: z.number().nullable(),
    maxTrials: z.int(),
    exhaustedStepSize: z.number(),
    // Reports from before there were any are of searches without effect of these.
    settings: z.array(settingSchema).default(() => listed(lineSearchSettingsOf({}))),
  }),
  z.object({ __typename: z.literal('OutsidePolicy'), description: z.string() }),
  scheduled,
]);

export type SnapshotPolicy = z.infer<typeof snapshotPolicySchema>;

const listed = (settings: Readonly<Record<string, number>>): Setting[] =>
  Object.entries(settings).map(([name, value]) => ({ name, value }));

function settingsFromFields(policy: { __typename: string }): Setting[] {
  const fields = policy as unknown as Record<string, number>;
  const rule = updateRuleOfType(policy.__typename);
  return Object.keys(rule ? updateRules[rule].settings : {}).map((name) => ({
    name,
    value: Number(fields[fieldOf(policy.__typename, name)]),
  }));
}

function fieldsFromSettings(typeName: string, settings: readonly Setting[]): Record<string, number> {
  return Object.fromEntries(settings.map(({ name, value }) => [fieldOf(typeName, name), value]));
}

/** RMSProp's decay had a name of its own. */
function fieldOf(typeName: string, setting: string): string {
  return typeName === 'RmsPropPolicy' && setting === 'secondMomentDecay' ? 'meanSquareDecay' : setting;
}
