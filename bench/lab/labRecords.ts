import { type RecordedModelSpec, recordedParameterCount } from '@critbatch/theory';
import { datasetVersion } from '../../api/src/library/dataset/datasetVersion.ts';
import { contentHash } from '../../api/src/platform/hash/contentHash.ts';

const widths = [32, 64, 128, 256, 512];
const modelSpecs: { name: string; spec: RecordedModelSpec }[] = [1, 2].flatMap((depth) =>
  widths.map((width) => ({
    name: `MLP ${Array.from({ length: depth }, () => width).join('-')}`,
    spec: {
      architecture: 'mlp',
      inputShape: [16],
      hiddenWidths: Array.from({ length: depth }, () => width),
      classes: 10,
      activation: 'relu',
    },
  })),
);

/** Models of the lab as their columns. */
export const labModels = modelSpecs.map(({ name, spec }) => ({
  name,
  spec,
  contentHash: contentHash(spec),
  parameterCount: recordedParameterCount(spec),
}));

/** Data sets of the lab as their columns. */
export const labDatasets = [0.5, 1, 1.5, 2].map((noise) => ({
  name: `Clusters, noise ${noise}`,
  ...datasetVersion({
    loader: 'gaussianClusters',
    trainingExamples: 60_000,
    testExamples: 10_000,
    inputShape: [16],
    classes: 10,
    noise,
    seed: 1,
  }),
}));

const names = [
  'Aiko',
  'Björn',
  'Chidi',
  'Dana',
  'Emil',
  'Farah',
  'Goro',
  'Hana',
  'Ines',
  'Jun',
  'Kofi',
  'Lena',
];

export const labMembers = names.map((name) => ({ name, email: `${name.toLowerCase()}@lab.critbatch.local` }));

export const labWorkers = Array.from({ length: 8 }, (_, index) => ({
  name: `lab-${index + 1}`,
  device: index < 6 ? 'NVIDIA H100' : 'cpu',
}));
