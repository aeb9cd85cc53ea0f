import type { DatasetSpec } from '@critbatch/theory';
import fashionMnist from './fashionMnist.png';
import mnist from './mnist.png';

/** Two examples of each class in one picture. */
export type SampleImage = { src: string; width: number; height: number };

/** What a published data set looks like, from pictures that sprites.py made; null where there are none. */
export function sampleOf({ loader }: DatasetSpec): SampleImage | null {
  if (loader === 'mnist') return mnist;
  return loader === 'fashionMnist' ? fashionMnist : null;
}
