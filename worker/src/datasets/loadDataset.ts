import type { DatasetSpec } from '@critbatch/theory';
import type { Dataset } from './dataset.ts';
import { generateGaussianClusters } from './gaussianClusters.ts';
import { loadMnist } from './mnist.ts';

/** Data sets that stay loaded: enough for slots on two sweeps, where MNIST takes 220 MB. */
const keptDatasets = 2;

/** By spec, the one asked for last at the end. */
const loaded = new Map<string, Promise<Dataset>>();

/** The data set of a spec, loaded once for all slots of a process; a load that failed is tried again. */
export function loadDataset(spec: DatasetSpec): Promise<Dataset> {
  const key = JSON.stringify(spec);
  const dataset = loaded.get(key) ?? load(spec);
  loaded.delete(key);
  loaded.set(key, dataset);
  for (const oldest of [...loaded.keys()].slice(0, -keptDatasets)) loaded.delete(oldest);
  dataset.catch(() => loaded.delete(key));
  return dataset;
}

async function load(spec: DatasetSpec): Promise<Dataset> {
  switch (spec.loader) {
    case 'mnist':
      return loadMnist(spec);
    case 'gaussianClusters':
      return generateGaussianClusters(spec);
  }
}
