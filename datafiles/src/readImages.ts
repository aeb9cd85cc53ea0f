import { extname } from 'node:path';
import { PNG } from 'pngjs';
import { type FilePlace, openTree } from './fileTree.ts';
import { invalidData } from './invalidData.ts';
import type { RawDataset, RawExamples } from './rawExamples.ts';
import type { ReadOptions } from './readOptions.ts';

/**
 * PNG images in a folder for each class, below `training` and `test`, or right at the top where there is one part only; the
 * folder itself or an archive of it. Classes are numbered by their names' order. Every image has the spec's height and
 * width; of one channel, it is the mean of the colours.
 */
export async function readImages(from: FilePlace, { inputShape }: ReadOptions): Promise<RawDataset> {
  const tree = await openTree(from);
  const files = tree.paths;
  const hasParts = files.length > 0 && files.every((file) => /^(training|test)\//.test(file));
  const classOf = (file: string) => file.split('/').slice(hasParts ? 1 : 0, -1);
  const part = async (chosen: readonly string[]): Promise<RawExamples | null> => {
    if (chosen.length === 0) return null;
    const [height = 0, width = 0, channels = 1] = inputShape;
    const size = height * width * channels;
    const values = new Uint8Array(chosen.length * size);
    const labels = new Int32Array(chosen.length);
    for (const [row, file] of chosen.entries()) {
      labels[row] = classes.indexOf(classOf(file)[0] as string);
      const pixels = pixelsOf(await tree.read(file), tree.nameOf(file), [height, width, channels]);
      values.set(pixels, row * size);
    }
    return { name: from.name, count: chosen.length, values, labels, divisor: 255 };
  };
  const classes = [...new Set(files.map((file) => classOf(file)[0] as string))].sort();
  try {
    const odd = files.find((file) => classOf(file).length !== 1 || extname(file).toLowerCase() !== '.png');
    if (odd)
      throw invalidData(tree.nameOf(odd), null, 'only PNG images in a folder for each class are wanted');
    const training = await part(hasParts ? files.filter((file) => file.startsWith('training/')) : files);
    if (!training) throw invalidData(from.name, null, 'it holds no images to train on');
    const test = hasParts ? await part(files.filter((file) => file.startsWith('test/'))) : null;
    return { training, test, classNames: classes };
  } finally {
    tree.close();
  }
}

function pixelsOf(
  bytes: Buffer,
  name: string,
  [height, width, channels]: readonly [number, number, number],
): Uint8Array {
  requireSize(bytes, name, height, width);
  let image: { data: Uint8Array };
  try {
    image = PNG.sync.read(bytes);
  } catch (error) {
    throw invalidData(name, null, `it is no PNG image: ${(error as Error).message}`);
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

/** Looks at the header first: an image of some kB can promise more pixels than there is memory. */
function requireSize(bytes: Buffer, name: string, height: number, width: number): void {
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') {
    throw invalidData(name, null, 'it is no PNG image: it does not begin as one does');
  }
  const [wide, high] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (high !== height || wide !== width) {
    throw invalidData(name, null, `it is ${high}×${wide}, not ${height}×${width}`);
  }
}
