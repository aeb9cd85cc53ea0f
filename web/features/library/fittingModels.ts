import type { DatasetSpec, MadeModel } from '@critbatch/theory';
import {
  datasetSpecSchema,
  exampleForm,
  modelMisfit,
  modelSpecSchema,
  modelsMadeFor,
} from '@critbatch/theory';

/** The models that can be trained on data of a spec, in their order, but those of as many classes as the data first. */
export function fittingModels<Model extends { spec: unknown }>(
  models: readonly Model[],
  datasetSpec: unknown,
): Model[] {
  const dataset = parsedDataset(datasetSpec);
  if (!dataset) return [];
  const { classes } = exampleForm(dataset);
  const fitting = models.flatMap((model) => {
    const known = modelSpecSchema.safeParse(model.spec);
    return known.success && modelMisfit(known.data, dataset) === null
      ? [{ model, isExact: known.data.classes === classes }]
      : [];
  });
  return fitting
    .toSorted((one, other) => Number(other.isExact) - Number(one.isExact))
    .map(({ model }) => model);
}

/** Models that can be made for data of a spec, but those that are there under the same name; none where only a program knows the data. */
export function modelsToMake(fitting: readonly { name: string }[], datasetSpec: unknown): MadeModel[] {
  const dataset = parsedDataset(datasetSpec);
  const known = new Set(fitting.map(({ name }) => name));
  return dataset ? modelsMadeFor(dataset).filter(({ name }) => !known.has(name)) : [];
}

function parsedDataset(spec: unknown): DatasetSpec | null {
  const known = datasetSpecSchema.safeParse(spec);
  return known.success ? known.data : null;
}
