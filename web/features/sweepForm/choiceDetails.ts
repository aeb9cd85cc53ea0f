import type {
  DatasetSpec,
  LayerRow,
  ModelSpec,
  RecordedDatasetSpec,
  RecordedModelSpec,
} from '@critbatch/theory';
import { datasetSpecSchema, exampleForm, layerRows, modelMisfit, modelSpecSchema } from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import type { SweepFormChoicesQuery } from '../../graphql/generated/graphql.ts';
import { architectureOf } from '../library/architecture.ts';
import type { Option } from './Field.tsx';
import type { SampleImage } from './samples/sampleOf.ts';

/** A row of a model's layers in words: what it is, what leaves it, what it trains. */
export type LayerLine = { kind: string; output: string; parameters: string };

export type ModelChoice = Option & {
  summary: string;
  parameters: string;
  layers: LayerLine[];
  /** Why it cannot be trained on a data set, by the data set's id. */
  misfits: Record<string, string>;
};
export type DatasetChoice = Option & { facts: string[]; sample: SampleImage | null };

/** What the form shows of the models and data sets that can be chosen. */
export function choiceDetails(
  { models, datasets }: SweepFormChoicesQuery,
  language: Language,
  sampleOf: (spec: DatasetSpec) => SampleImage | null,
): { models: ModelChoice[]; datasets: DatasetChoice[] } {
  const { t, numbers } = language;
  return {
    models: models.nodes.map(({ id, name, parameterCount, spec }) => {
      const known = modelSpecSchema.safeParse(spec);
      return {
        value: id,
        text: t('form.modelOption', { name, count: numbers.whole(parameterCount) }),
        summary: architectureOf(spec),
        parameters: t('form.choice.parameters', { count: numbers.whole(parameterCount) }),
        layers: known.success ? layerLines(known.data, language) : [],
        misfits: known.success ? misfitsOf(known.data, datasets.nodes, language) : {},
      };
    }),
    datasets: datasets.nodes.map(({ id, name, trainingExamples, testExamples, licence, spec }) => {
      const known = datasetSpecSchema.safeParse(spec);
      return {
        value: id,
        text: t('form.datasetOption', { name, count: numbers.whole(trainingExamples) }),
        facts: [
          t('form.choice.examples', {
            training: numbers.whole(trainingExamples),
            test: numbers.whole(testExamples),
          }),
          ...(known.success ? factsOf(known.data, language) : []),
          ...(licence ? [t('form.choice.licence', { licence })] : []),
        ],
        sample: known.success ? sampleOf(known.data) : null,
      };
    }),
  };
}

/** Layers alike, one after the other, are told once. */
function layerLines(spec: ModelSpec, { t, numbers }: Language): LayerLine[] {
  const runs: { row: LayerRow; times: number }[] = [];
  for (const row of layerRows(spec)) {
    const last = runs.at(-1);
    if (last && JSON.stringify(last.row) === JSON.stringify(row)) last.times += 1;
    else runs.push({ row, times: 1 });
  }
  return runs.map(({ row, times }) => {
    const kind = t(`form.kinds.${row.kind}`);
    return {
      kind: times === 1 ? kind : t('form.choice.times', { times: numbers.whole(times), kind }),
      output: row.outputShape.join('×'),
      parameters: numbers.whole(times * row.parameterCount),
    };
  });
}

function misfitsOf(
  model: ModelSpec,
  datasets: SweepFormChoicesQuery['datasets']['nodes'],
  { t }: Language,
): Record<string, string> {
  const misfits: Record<string, string> = {};
  for (const { id, spec } of datasets) {
    const known = datasetSpecSchema.safeParse(spec);
    if (!known.success || !modelMisfit(model as RecordedModelSpec, known.data as RecordedDatasetSpec))
      continue;
    const { inputShape, classes } = exampleForm(known.data);
    misfits[id] = t('form.choice.misfit', {
      taken: model.inputShape.join('×'),
      told: String(model.classes),
      given: inputShape.join('×'),
      classes: String(classes),
    });
  }
  return misfits;
}

function factsOf(spec: DatasetSpec, { t, numbers }: Language): string[] {
  const { inputShape, classes } = exampleForm(spec);
  const { augmentation } = spec;
  return [
    t('form.choice.shape', { shape: inputShape.join('×'), classes: numbers.whole(classes) }),
    ...(augmentation && augmentation.shift > 0
      ? [t('form.choice.shift', { pixels: numbers.whole(augmentation.shift) })]
      : []),
    ...(augmentation?.flip ? [t('form.choice.flip')] : []),
  ];
}
