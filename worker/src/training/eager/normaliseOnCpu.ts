import { engine, type KernelFunc, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { normaliseEpsilon, normaliseGradientKernel, normaliseKernel } from '../../models/normalise.ts';

/** Registers the kernels of models/normalise.ts with TensorFlow.js' cpu backend: plain loops in double precision. */
export function registerNormaliseOnCpu(): void {
  if (registered) return;
  registerKernel({ kernelName: normaliseKernel, backendName: 'cpu', kernelFunc: forward });
  registerKernel({ kernelName: normaliseGradientKernel, backendName: 'cpu', kernelFunc: backward });
  registered = true;
}

let registered = false;

const forward: KernelFunc = ({ inputs, attrs }) => {
  const [x, scale, offset] = [read(inputs.x), read(inputs.scale), read(inputs.offset)];
  const { shape } = inputs.x as TensorInfo;
  const cells = cellsOf(shape, attrs?.groups as number);
  const mean = cells.means((index) => at(x, index));
  const centred = Float64Array.from(x, (value, index) => value - at(mean, cells.of(index)));
  const variance = cells.means((index) => at(centred, index) ** 2);
  const values = centred.map((value, index) => {
    const channel = index % cells.channels;
    const deviation = Math.sqrt(at(variance, cells.of(index)) + normaliseEpsilon);
    return (value / deviation) * at(scale, channel) + at(offset, channel);
  });
  const perCell = [cells.count];
  return [made(values, shape), made(mean, perCell), made(variance, perCell), made(centred, shape)];
};

/**
 * dx = (scale·dy − mean(scale·dy) − x̂·mean(scale·dy·x̂))/σ, means over what shares σ; the scale's gradient sums dy·x̂
 * and the offset's dy, over images and pixels.
 */
const backward: KernelFunc = ({ inputs, attrs }) => {
  const [dy, centred] = [read(inputs.dy), read(inputs.centred)];
  const [variance, scale] = [read(inputs.variance), read(inputs.scale)];
  const { shape } = inputs.dy as TensorInfo;
  const cells = cellsOf(shape, attrs?.groups as number);
  const deviation = (index: number) => Math.sqrt(at(variance, cells.of(index)) + normaliseEpsilon);
  const normal = (index: number) => at(centred, index) / deviation(index);
  const scaled = (index: number) => at(dy, index) * at(scale, index % cells.channels);
  const mean = cells.means(scaled);
  const slope = cells.means((index) => scaled(index) * normal(index));
  const dx = new Float64Array(dy.length);
  const [scaleGradient, offsetGradient] = [
    new Float64Array(cells.channels),
    new Float64Array(cells.channels),
  ];
  for (let index = 0; index < dy.length; index++) {
    const [cell, channel] = [cells.of(index), index % cells.channels];
    dx[index] = (scaled(index) - at(mean, cell) - normal(index) * at(slope, cell)) / deviation(index);
    scaleGradient[channel] = at(scaleGradient, channel) + at(dy, index) * normal(index);
    offsetGradient[channel] = at(offsetGradient, channel) + at(dy, index);
  }
  const perChannel = [cells.channels];
  return [made(dx, shape), made(scaleGradient, perChannel), made(offsetGradient, perChannel)];
};

/** What shares a mean, of images [n, h, w, c]: a channel where there are no groups, else a group in an image. */
function cellsOf(shape: readonly number[], groups: number) {
  const [images, height, width, channels] = shape as [number, number, number, number];
  const perImage = height * width * channels;
  const groupWidth = groups === 0 ? 1 : channels / groups;
  const of = (index: number) => {
    const channel = index % channels;
    return groups === 0 ? channel : Math.floor(index / perImage) * groups + Math.floor(channel / groupWidth);
  };
  const count = groups === 0 ? channels : images * groups;
  const size = (images * perImage) / count;
  const means = (value: (index: number) => number) => {
    const sums = new Float64Array(count);
    for (let index = 0; index < images * perImage; index++) {
      const cell = of(index);
      sums[cell] = at(sums, cell) + value(index);
    }
    return sums.map((sum) => sum / size);
  };
  return { channels, count, of, means };
}

function read(info: TensorInfo | undefined): Float32Array {
  return engine().backend.readSync((info as TensorInfo).dataId) as Float32Array;
}

function made(values: Float64Array, shape: readonly number[]): TensorInfo {
  const dataId = engine().backend.write(Float32Array.from(values), [...shape], 'float32');
  return { dataId, shape: [...shape], dtype: 'float32' };
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
