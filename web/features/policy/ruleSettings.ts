export const ruleSettingNames = [
  'momentum',
  'firstMomentDecay',
  'secondMomentDecay',
  'meanSquareDecay',
  'epsilon',
  'weightDecay',
] as const;

export type RuleSetting = (typeof ruleSettingNames)[number];

/** The numbers that a policy has beside its learning rate, by the names that sweepPage.graphql gives them. */
export function ruleSettings(
  policy: { [Name in RuleSetting]?: number } & { learningRate: unknown },
): [RuleSetting, number][] {
  return ruleSettingNames.flatMap((name): [RuleSetting, number][] => {
    const value = policy[name];
    return value === undefined ? [] : [[name, value]];
  });
}
