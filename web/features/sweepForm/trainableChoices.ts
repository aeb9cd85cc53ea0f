import { isOutside } from '@critbatch/theory';
import type { FormChoices } from './loadChoices.ts';

/** What the team's workers can train, and how many models and data sets are left out because only a program of the team can. */
export function trainableChoices({ models, datasets }: FormChoices): {
  choices: FormChoices;
  leftOut: number;
} {
  const trained = <Each extends { spec: unknown }>(nodes: readonly Each[]) =>
    nodes.filter(({ spec }) => !isOutside(spec));
  const choices = {
    models: { ...models, nodes: trained(models.nodes) },
    datasets: { ...datasets, nodes: trained(datasets.nodes) },
  };
  const count = (all: FormChoices) => all.models.nodes.length + all.datasets.nodes.length;
  return { choices, leftOut: count({ models, datasets }) - count(choices) };
}
