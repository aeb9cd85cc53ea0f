import type { ModelKind, UsualThresholds } from '@critbatch/theory';
import {
  constantCase,
  sizesWithin,
  targetMetricSchema,
  updateRuleNames,
  updateRules,
} from '@critbatch/theory';
import type { FieldName, FieldValues } from './fields.ts';
import { defaults } from './fields.ts';
import { listedNumbers } from './wholeNumbers.ts';

/** Models and data sets that can be chosen, with what their targets depend on; null where only a program outside knows it. */
export type UsualOf = {
  models: readonly { value: string; kind: ModelKind | null }[];
  datasets: readonly { value: string; trainingExamples: number; usualThresholds: UsualThresholds | null }[];
};

/** Fields whose usual value depends on what is chosen in others. */
const followers = [
  'threshold',
  'learningRate',
  'rangeFrom',
  'rangeTo',
  'batchSizes',
  'batchMode',
  'durationExamples',
] as const satisfies FieldName[];

/** What is usual under the choices of a form; a field of which nothing is known is left out. */
export function usualValues(
  { model, dataset, metric, optimiser, asked, budget, warmUpExamples }: FieldValues,
  { models, datasets }: UsualOf,
): Partial<Record<(typeof followers)[number], string>> {
  const kind = models.find(({ value }) => value === model)?.kind;
  const data = datasets.find(({ value }) => value === dataset);
  const thresholds = data?.usualThresholds;
  const measured = targetMetricSchema.options.find((name) => constantCase(name) === metric);
  const rule = updateRuleNames.find((name) => name === optimiser);
  return {
    ...(kind && thresholds && measured && { threshold: String(thresholds[kind][measured]) }),
    ...(data && usualSizes(data.trainingExamples)),
    // A plan seeks the b* of a target, and a decay ends where the budget does.
    batchMode: asked === 'budget' ? 'list' : defaults.batchMode,
    ...(asked === 'budget' && { durationExamples: String(Number(budget) - Number(warmUpExamples)) }),
    learningRate: rule ? String(updateRules[rule].usualLearningRate) : '',
  };
}

/** The batch sizes that the form starts with, as far as the data can fill them. */
function usualSizes(trainingExamples: number): Pick<FieldValues, 'rangeFrom' | 'rangeTo' | 'batchSizes'> {
  const sizes = sizesWithin(listedNumbers(defaults.batchSizes), trainingExamples);
  return {
    rangeFrom: String(sizes.at(0) ?? defaults.rangeFrom),
    rangeTo: String(sizes.at(-1) ?? defaults.rangeTo),
    batchSizes: sizes.join(', '),
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
