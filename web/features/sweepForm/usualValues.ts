import type { ModelKind, UsualThresholds } from '@critbatch/theory';
import { constantCase, targetMetricSchema, updateRuleNames, updateRules } from '@critbatch/theory';
import type { FieldName, FieldValues } from './fields.ts';

/** Models and data sets that can be chosen, with what their targets depend on; null where only a program outside knows it. */
export type UsualOf = {
  models: readonly { value: string; kind: ModelKind | null }[];
  datasets: readonly { value: string; usualThresholds: UsualThresholds | null }[];
};

/** Fields whose usual value depends on what is chosen in others. */
const followers = ['threshold', 'learningRate'] as const satisfies FieldName[];

/** What is usual under the choices of a form; a field of which nothing is known is left out. */
export function usualValues(
  { model, dataset, metric, optimiser }: FieldValues,
  { models, datasets }: UsualOf,
): Partial<Record<(typeof followers)[number], string>> {
  const kind = models.find(({ value }) => value === model)?.kind;
  const thresholds = datasets.find(({ value }) => value === dataset)?.usualThresholds;
  const measured = targetMetricSchema.options.find((name) => constantCase(name) === metric);
  const rule = updateRuleNames.find((name) => name === optimiser);
  return {
    ...(kind && thresholds && measured && { threshold: String(thresholds[kind][measured]) }),
    learningRate: rule ? String(updateRules[rule].usualLearningRate) : '',
  };
}

/** The fields that a choice changes with it: those that still have what was usual before. */
export function followingValues(
  typed: FieldValues,
  before: FieldValues,
  choices: UsualOf,
): Partial<FieldValues> {
  const [were, are] = [usualValues(before, choices), usualValues(typed, choices)];
  const following = followers.filter((name) => typed[name] === were[name]);
  return Object.fromEntries(
    following.flatMap((name) => (are[name] === undefined ? [] : [[name, are[name]]])),
  );
}
