import type { DatasetSpec } from '@critbatch/theory';
import type { Dataset } from './dataset.ts';
import { generateGaussianClusters } from './gaussianClusters.ts';
import { loadMnist } from './mnist.ts';

const loading = new Map<string, Promise<Dataset>>();

/** The data set of a spec, loaded at most once per process; a load that failed is tried again when asked for again. */
export function loadDataset(spec: DatasetSpec): Promise<Dataset> {
  const key = JSON.stringify(spec);
  const known = loading.get(key);
  if (known) return known;
  const dataset = load(spec);
  loading.set(key, dataset);
  dataset.catch(() => loading.delete(key));
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
