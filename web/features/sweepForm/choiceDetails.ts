import type {
  DatasetSpec,
  MarkovTextSpec,
  ModelKind,
  ModelSpec,
  RecordedDatasetSpec,
  RecordedModelSpec,
  UsualThresholds,
} from '@critbatch/theory';
import {
  datasetSpecSchema,
  entropyRate,
  exampleForm,
  isText,
  leastLoss,
  lettersOf,
  markovSource,
  modelKindOf,
  modelMisfit,
  modelSpecSchema,
  textWriter,
  usualThresholds,
} from '@critbatch/theory';
import type { Language } from '../../charts/chart.type.ts';
import { architectureOf } from '../library/architecture.ts';
import { fittingModels, modelsToMake } from '../library/fittingModels.ts';
import type { LayerLine } from '../library/layerLines.ts';
import { layerLines } from '../library/layerLines.ts';
import type { Option } from './Field.tsx';
import type { FormChoices } from './loadChoices.ts';
import type { SampleImage } from './samples/sampleOf.ts';

export type ModelChoice = Option & {
  name: string;
  /** Null where only a program outside knows it. */
  kind: ModelKind | null;
  summary: string;
  parameters: string;
  layers: LayerLine[];
  /** Why it cannot be trained on a data set, by the data set's id. */
  misfits: Record<string, string>;
};
export type DatasetChoice = Option & {
  trainingExamples: number;
  /** Ids of the models that can be trained on it, the nearest first. */
  fitting: string[];
  /** Models that can be made for it: a name to show, and what is recorded. */
  toMake: { name: string; made: string }[];
  /** Null where only a program outside knows the data. */
  usualThresholds: UsualThresholds | null;
  facts: string[];
  sample: SampleImage | null;
  /** A piece of text, where a source writes the data. */
  piece: string | null;
};

/** What the form shows of the models and data sets that can be chosen. */
export function choiceDetails(
  { models, datasets }: FormChoices,
  language: Language,
  sampleOf: (spec: DatasetSpec) => SampleImage | null,
): { models: ModelChoice[]; datasets: DatasetChoice[] } {
  const { t, numbers } = language;
  return {
    models: models.nodes.map(({ id, name, parameterCount, spec }) => {
      const known = modelSpecSchema.safeParse(spec);
      return {
        value: id,
        name,
        text: t('form.modelOption', { name, count: numbers.whole(parameterCount) }),
        kind: known.success ? modelKindOf(known.data) : null,
        summary: architectureOf(spec),
        parameters: t('form.choice.parameters', { count: numbers.whole(parameterCount) }),
        layers: known.success ? layerLines(known.data, language) : [],
        misfits: known.success ? misfitsOf(known.data, datasets.nodes, language) : {},
      };
    }),
    datasets: datasets.nodes.map(({ id, name, trainingExamples, testExamples, licence, spec }) => {
      const known = datasetSpecSchema.safeParse(spec);
      const fitting = fittingModels(models.nodes, spec);
      return {
        value: id,
        text: t('form.datasetOption', { name, count: numbers.whole(trainingExamples) }),
        trainingExamples,
        fitting: fitting.map((model) => model.id),
        toMake: modelsToMake(fitting, spec).map((made) => ({
          name: made.name,
          made: JSON.stringify(made),
        })),
        usualThresholds: known.success ? usualThresholds(known.data) : null,
        facts: [
          t('form.choice.examples', {
            training: numbers.whole(trainingExamples),
            test: numbers.whole(testExamples),
          }),
          ...(known.success ? exampleFacts(known.data, language) : []),
          ...(licence ? [t('form.choice.licence', { licence })] : []),
        ],
        sample: known.success ? sampleOf(known.data) : null,
        piece: known.success ? pieceOf(known.data) : null,
      };
    }),
  };
}

function misfitsOf(
  model: ModelSpec,
  datasets: FormChoices['datasets']['nodes'],
  { t }: Language,
): Record<string, string> {
  const misfits: Record<string, string> = {};
  for (const { id, spec } of datasets) {
    const known = datasetSpecSchema.safeParse(spec);
    if (!known.success || !modelMisfit(model as RecordedModelSpec, known.data as RecordedDatasetSpec))
      continue;
    const { inputShape, classes, isText } = exampleForm(known.data);
    const readsText = model.architecture === 'transformer';
    if (readsText !== isText) {
      misfits[id] = t(readsText ? 'form.choice.readsText' : 'form.choice.isText');
      continue;
    }
    misfits[id] = t('form.choice.misfit', {
      taken: model.inputShape.join('×'),
      told: String(model.classes),
      given: inputShape.join('×'),
      classes: String(classes),
    });
  }
  return misfits;
}

/** The form of one example in words, and what training does to it. */
export function exampleFacts(spec: DatasetSpec, { t, numbers }: Language): string[] {
  const { inputShape, classes } = exampleForm(spec);
  if (isText(spec)) {
    const context = numbers.whole(inputShape[0] ?? 0);
    return [
      t('form.choice.textShape', { context, classes: numbers.whole(classes) }),
      spec.loader === 'textFile'
        ? t('form.choice.textSize', { path: spec.path })
        : t('form.choice.entropy', { context, ...entropyOf(spec, numbers) }),
    ];
  }
  const { augmentation } = spec;
  return [
    t('form.choice.shape', { shape: inputShape.join('×'), classes: numbers.whole(classes) }),
    ...(augmentation && augmentation.shift > 0
      ? [t('form.choice.shift', { pixels: numbers.whole(augmentation.shift) })]
      : []),
    ...(augmentation?.flip ? [t('form.choice.flip')] : []),
  ];
}

function entropyOf(spec: MarkovTextSpec, numbers: Language['numbers']): { rate: string; least: string } {
  const source = markovSource(spec);
  return {
    rate: numbers.setting(Number(entropyRate(source).toFixed(3))),
    least: numbers.setting(Number(leastLoss(source, spec.inputShape[0] as number).toFixed(3))),
  };
}

/** What such a source writes, as letters; the examples of a run are others of its kind. */
function pieceOf(spec: DatasetSpec): string | null {
  if (spec.loader !== 'markovText') return null;
  let place = 0;
  // Multiples of the golden ratio fill [0, 1) evenly, and the same each time.
  const uniform = () => (0.618_033_988_749_895 * ++place) % 1;
  return lettersOf(textWriter(markovSource(spec))(uniform, pieceLength), spec.classes);
}

const pieceLength = 160;
