import { normaliseEpsilon } from '../../../models/normalise.ts';
import { absent, type Graph } from '../graph/graph.ts';
import { imageMeans } from './imageMeans.ts';
import { emit, numbers, sizeOf, type TracedValue } from './kernel.ts';
import { nchwc, reshaped } from './layout.ts';

/**
 * Arithmetic for images [n, c, h, w] whose values are normalised: over each channel of all images where there are no
 * groups, else over each group of channels in an image. What holds for a channel is a row [1, c]; what holds for a
 * channel of an image, a matrix [n, c].
 */
export class NormalisedImages {
  readonly #graph: Graph;
  readonly #groups: number;
  readonly #count: number;
  readonly #channels: number;
  readonly #pixels: number;
  readonly #blocked: boolean;

  constructor(graph: Graph, { shape, layout }: TracedValue, groups: number) {
    const [count, channels, ...pixels] = shape as [number, number, ...number[]];
    this.#graph = graph;
    this.#groups = groups;
    this.#count = count;
    this.#channels = channels;
    this.#pixels = sizeOf(pixels);
    this.#blocked = layout === 'channelBlocks';
  }

  row(values: TracedValue): TracedValue {
    return reshaped(this.#graph, values, [1, this.#channels]);
  }

  times(a: TracedValue, b: TracedValue): TracedValue {
    return this.#binary('Mul', a, b);
  }

  plus(a: TracedValue, b: TracedValue): TracedValue {
    return this.#binary('Add', a, b);
  }

  negative(a: TracedValue): TracedValue {
    return emit(this.#graph, 'Neg', [a], 'float32', a.shape);
  }

  inverseDeviation(variance: TracedValue, epsilon = normaliseEpsilon): TracedValue {
    const { shape } = variance;
    const raised = emit(
      this.#graph,
      'Add',
      [variance, numbers(this.#graph, 'float32', [epsilon], [])],
      'float32',
      shape,
    );
    const deviation = emit(this.#graph, 'Sqrt', [raised], 'float32', shape);
    return emit(this.#graph, 'Reciprocal', [deviation], 'float32', shape);
  }

  /** Means over the pixels of each image and channel: a matrix. */
  means(image: TracedValue): TracedValue {
    return imageMeans(this.#graph, image);
  }

  /** Means of a matrix over what is normalised together: a row, or a matrix that repeats what its groups share. */
  shared(matrix: TracedValue): TracedValue {
    const [count, channels, groups] = [this.#count, this.#channels, this.#groups];
    if (groups === 0) {
      return emit(this.#graph, 'ReduceMean', [matrix], 'float32', [1, channels], { axes: [0], keepdims: 1 });
    }
    const byGroup = reshaped(this.#graph, this.#asMatrix(matrix), [count * groups, channels / groups]);
    const form = [count * groups, 1];
    return this.#spread(
      emit(this.#graph, 'ReduceMean', [byGroup], 'float32', form, { axes: [1], keepdims: 1 }),
    );
  }

  /** One value for each channel, or for each group in an image, of what `shared` returned. */
  cells(shared: TracedValue): TracedValue {
    if (this.#groups === 0) return reshaped(this.#graph, shared, [this.#channels]);
    const cells = this.#count * this.#groups;
    const byGroup = reshaped(this.#graph, shared, [cells, this.#channels / this.#groups]);
    return emit(
      this.#graph,
      'Gather',
      [byGroup, numbers(this.#graph, 'int32', [0], [])],
      'float32',
      [cells],
      {
        axis: 1,
      },
    );
  }

  fromCells(cells: TracedValue): TracedValue {
    if (this.#groups === 0) return this.row(cells);
    return this.#spread(reshaped(this.#graph, cells, [this.#count * this.#groups, 1]));
  }

  /** Sums over images and pixels, of a matrix of means over pixels: one for each channel. */
  channelSums(matrix: TracedValue): TracedValue {
    const axis = numbers(this.#graph, 'int64', [0]);
    const sums = emit(this.#graph, 'ReduceSum', [matrix, axis], 'float32', [this.#channels], { keepdims: 0 });
    const pixels = numbers(this.#graph, 'float32', [this.#pixels], []);
    return emit(this.#graph, 'Mul', [sums, pixels], 'float32', [this.#channels]);
  }

  product(a: TracedValue, b: TracedValue): TracedValue {
    return this.#graph.add('Mul', [a, b], a) as TracedValue;
  }

  /** factor·image + shift + other, with 1 for a factor and 0 for a term that is left out: one pass where it is blocked. */
  affine(
    image: TracedValue,
    factor: TracedValue | null,
    shift: TracedValue | null,
    other: TracedValue | null = null,
  ): TracedValue {
    return this.#blocked
      ? this.#blockedAffine(image, factor, shift, other)
      : this.#plainAffine(image, factor, shift, other);
  }

  /** A convolution of every channel with one number; in groups, every channel of every image counts as a channel. */
  #blockedAffine(
    image: TracedValue,
    factor: TracedValue | null,
    shift: TracedValue | null,
    other: TracedValue | null,
  ): TracedValue {
    const together = this.#groups === 0;
    const units = together ? this.#channels : this.#count * this.#channels;
    const [, , height, width] = image.shape as [number, number, number, number];
    const view = (given: TracedValue) =>
      together ? given : reshaped(this.#graph, given, [1, units, height, width], 'channelBlocks');
    const list = (matrix: TracedValue, shape: number[]) =>
      reshaped(this.#graph, together ? matrix : this.#asMatrix(matrix), shape);
    const factors = factor
      ? list(factor, [units, 1, 1, 1])
      : numbers(this.#graph, 'float32', Array<number>(units).fill(1), [units, 1, 1, 1]);
    const inputs = [view(image), factors, shift ? list(shift, [units]) : absent];
    const all = other ? [...inputs, view(other)] : inputs;
    const attributes = { kernel_shape: [1, 1], group: units };
    const result = this.#graph.add(nchwc('Conv'), all, view(image), attributes) as TracedValue;
    return together ? result : reshaped(this.#graph, result, image.shape, 'channelBlocks');
  }

  #plainAffine(
    image: TracedValue,
    factor: TracedValue | null,
    shift: TracedValue | null,
    other: TracedValue | null,
  ): TracedValue {
    const apply = (operator: string, value: TracedValue, matrix: TracedValue | null) => {
      if (!matrix) return value;
      const perImage = reshaped(this.#graph, matrix, [...matrix.shape, 1, 1]);
      return this.#graph.add(operator, [value, perImage], image) as TracedValue;
    };
    const moved = apply('Add', apply('Mul', image, factor), shift);
    return other ? (this.#graph.add('Add', [moved, other], image) as TracedValue) : moved;
  }

  #binary(operator: string, a: TracedValue, b: TracedValue): TracedValue {
    const rows = Math.max(a.shape[0] as number, b.shape[0] as number);
    return emit(this.#graph, operator, [a, b], 'float32', [rows, this.#channels]);
  }

  #asMatrix(rowOrMatrix: TracedValue): TracedValue {
    if (rowOrMatrix.shape[0] === this.#count) return rowOrMatrix;
    return this.#expanded(rowOrMatrix, [this.#count, this.#channels]);
  }

  #spread(cells: TracedValue): TracedValue {
    const wide = this.#expanded(cells, [cells.shape[0] as number, this.#channels / this.#groups]);
    return reshaped(this.#graph, wide, [this.#count, this.#channels]);
  }

  #expanded(value: TracedValue, shape: number[]): TracedValue {
    return emit(this.#graph, 'Expand', [value, numbers(this.#graph, 'int64', shape)], 'float32', shape);
  }
}
