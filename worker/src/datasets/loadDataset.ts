import type { DatasetSpec } from '@critbatch/theory';
import { readCifar } from './cifar.ts';
import { type DataSources, defaultSources } from './dataSources.ts';
import type { Dataset } from './dataset.ts';
import { readFiles } from './files/readFiles.ts';
import { readUpload } from './files/readUpload.ts';
import { generateGaussianClusters } from './gaussianClusters.ts';
import { readFashionMnist } from './idxImages.ts';
import { writeMarkovText } from './markovText.ts';
import { loadMnist } from './mnist.ts';
import { prepare } from './prepare.ts';
import { readTextFile } from './textFile.ts';

/** Data sets that stay loaded: enough for slots on two sweeps, where MNIST takes 220 MB. */
const keptDatasets = 2;

/** By spec, the one asked for last at the end. */
const loaded = new Map<string, Promise<Dataset>>();

/** The data set of a spec, loaded once for all slots of a process; a load that failed is tried again. */
export function loadDataset(spec: DatasetSpec, sources: DataSources = defaultSources): Promise<Dataset> {
  const key = JSON.stringify([spec, sources.folders, sources.cacheFolder]);
  const dataset = loaded.get(key) ?? load(spec, sources);
  loaded.delete(key);
  loaded.set(key, dataset);
  for (const oldest of [...loaded.keys()].slice(0, -keptDatasets)) loaded.delete(oldest);
  dataset.catch(() => loaded.delete(key));
  return dataset;
}

async function load(spec: DatasetSpec, sources: DataSources): Promise<Dataset> {
  switch (spec.loader) {
    case 'mnist':
      return loadMnist(spec);
    case 'fashionMnist':
      return prepare(spec, await readFashionMnist(spec, sources));
    case 'cifar10':
    case 'cifar100':
      return prepare(spec, await readCifar(spec, sources));
    case 'gaussianClusters':
      return generateGaussianClusters(spec);
    case 'markovText':
      return writeMarkovText(spec);
    case 'textFile':
      return readTextFile(spec, sources);
    case 'files':
      return prepare(spec, await readFiles(spec, sources));
    case 'upload':
      return prepare(spec, await readUpload(spec, sources));
  }
}
