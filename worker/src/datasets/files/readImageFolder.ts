import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { PNG } from 'pngjs';
import { invalidData } from '../prepare.ts';
import type { RawDataset, RawExamples } from '../rawExamples.ts';
import type { FilePlace } from './filePlace.ts';
import { filesBelow } from './fingerprint.ts';

/**
 * PNG images in a folder for each class, below `training` and `test`, or right below the folder where there is one part
 * only. Classes are numbered by their names' order. Every image has the spec's height and width; of one channel, it is
 * the mean of the colours.
 */
export async function readImageFolder(
  { place, name }: FilePlace,
  inputShape: readonly number[],
): Promise<RawDataset> {
  const files = await filesBelow(place);
  const hasParts = files.length > 0 && files.every((file) => /^(training|test)\//.test(file));
  const classOf = (file: string) => file.split('/').slice(hasParts ? 1 : 0, -1);
  const odd = files.find((file) => classOf(file).length !== 1 || extname(file).toLowerCase() !== '.png');
  if (odd) throw invalidData(`${name}/${odd}`, null, 'only PNG images in a folder for each class are wanted');
  const classes = [...new Set(files.map((file) => classOf(file)[0] as string))].sort();
  const part = async (chosen: string[]): Promise<RawExamples | null> => {
    if (chosen.length === 0) return null;
    const [height = 0, width = 0, channels = 1] = inputShape;
    const size = height * width * channels;
    const values = new Uint8Array(chosen.length * size);
    const labels = new Int32Array(chosen.length);
    for (const [row, file] of chosen.entries()) {
      labels[row] = classes.indexOf(classOf(file)[0] as string);
      values.set(await pixelsOf(join(place, file), `${name}/${file}`, [height, width, channels]), row * size);
    }
    return { name, count: chosen.length, values, labels, divisor: 255 };
  };
  const training = await part(hasParts ? files.filter((file) => file.startsWith('training/')) : files);
  if (!training) throw invalidData(name, null, 'it holds no images to train on');
  return { training, test: hasParts ? await part(files.filter((file) => file.startsWith('test/'))) : null };
}

async function pixelsOf(
  path: string,
  name: string,
  [height, width, channels]: readonly [number, number, number],
): Promise<Uint8Array> {
  let image: { width: number; height: number; data: Uint8Array };
  try {
    image = PNG.sync.read(await readFile(path));
  } catch (error) {
    throw invalidData(name, null, `it is no PNG image: ${(error as Error).message}`);
  }
  if (image.height !== height || image.width !== width) {
    throw invalidData(name, null, `it is ${image.height}×${image.width}, not ${height}×${width}`);
  }
  const pixels = new Uint8Array(height * width * channels);
  for (let pixel = 0; pixel < height * width; pixel++) {
    const [red, green, blue] = image.data.subarray(4 * pixel, 4 * pixel + 3) as unknown as [
      number,
      number,
      number,
    ];
    if (channels === 3) pixels.set([red, green, blue], 3 * pixel);
    else if (channels === 1) pixels[pixel] = Math.round((red + green + blue) / 3);
    else throw invalidData(name, null, `images have 1 or 3 channels, not ${channels}`);
  }
  return pixels;
}
