import { PNG } from 'pngjs';
import { copyInputs, labelAt } from './checkedExample.ts';
import type { RawDataset, RawExamples } from './rawExamples.ts';

/** What somebody sees of their file before it becomes a data set. */
export interface DataDescription {
  readonly trainingExamples: number;
  readonly testExamples: number;
  /** Smallest and largest input, before any normalisation. */
  readonly minimum: number;
  readonly maximum: number;
  /** One for every channel; one for all inputs where they are no images of several channels. */
  readonly channels: readonly { readonly mean: number; readonly deviation: number }[];
  /** As given, or as counted. */
  readonly classCount: number;
  /** The first of them, by number. */
  readonly classes: readonly ClassCount[];
  readonly samples: readonly Sample[];
}

export interface ClassCount {
  readonly number: number;
  /** Where the files name it. */
  readonly name: string | null;
  readonly trainingExamples: number;
  readonly testExamples: number;
}

export interface Sample {
  readonly label: number;
  /** The first inputs. */
  readonly values: readonly number[];
  /** The example as a PNG in base64, where it is a small image. */
  readonly image: string | null;
}

const mostClasses = 1000;
/** As many as a spec may have. */
const mostCounted = 1_000_000;
const [sampledClasses, samplesOfClass] = [10, 2] as const;
const largestExtent = 128;
const valuesShown = 8;

/**
 * Looks at every label and every value of a data set; counts the classes where their number is not given. Throws DATASET_INVALID
 * with the file, the row and the reason where one is none.
 */
export function describeExamples(
  raw: RawDataset,
  { inputShape, ...given }: { readonly inputShape: readonly number[]; readonly classes?: number | undefined },
): DataDescription {
  const { training, test, classNames } = raw;
  const classes = given.classes ?? classNames?.length ?? classesIn(raw);
  const width = inputShape.reduce((product, extent) => product * extent, 1);
  const counts = { training: new Uint32Array(classes), test: new Uint32Array(classes) };
  const chosen: { label: number; inputs: Float32Array }[] = [];
  const inputs = new Float32Array(width);
  const statistics = new Statistics(inputShape.length > 2 ? (inputShape.at(-1) as number) : 1);
  const look = (examples: RawExamples, counted: Uint32Array) => {
    for (let example = 0; example < examples.count; example++) {
      const label = labelAt(examples, example, classes);
      copyInputs(examples, example, width, inputs, 0);
      statistics.add(inputs);
      counted[label] = (counted[label] as number) + 1;
      if (label < sampledClasses && (counted[label] as number) <= samplesOfClass && examples === training) {
        chosen.push({ label, inputs: inputs.slice() });
      }
    }
  };
  look(training, counts.training);
  if (test) look(test, counts.test);
  const { minimum, maximum } = statistics;
  return {
    trainingExamples: training.count,
    testExamples: test?.count ?? 0,
    minimum,
    maximum,
    channels: statistics.channels(),
    classCount: classes,
    classes: Array.from({ length: Math.min(classes, mostClasses) }, (_, number) => ({
      number,
      name: classNames?.[number] ?? null,
      trainingExamples: counts.training[number] as number,
      testExamples: counts.test[number] as number,
    })),
    samples: chosen
      .sort((a, b) => a.label - b.label)
      .map((sample) => ({
        label: sample.label,
        values: Array.from(sample.inputs.subarray(0, valuesShown)),
        image: imageOf(sample.inputs, inputShape, minimum, maximum),
      })),
  };
}

/** One more than the largest label: numbers count from 0. */
function classesIn({ training, test }: RawDataset): number {
  let largest = 0;
  for (const examples of test ? [training, test] : [training]) {
    for (let example = 0; example < examples.count; example++)
      largest = Math.max(largest, labelAt(examples, example, mostCounted));
  }
  return largest + 1;
}

/** Extremes, means and deviations in one pass (Welford 1962): sums of squares of a hundred million values lose digits. */
class Statistics {
  minimum = Number.POSITIVE_INFINITY;
  maximum = Number.NEGATIVE_INFINITY;
  #count = 0;
  readonly #means: Float64Array;
  readonly #squares: Float64Array;

  constructor(channelCount: number) {
    this.#means = new Float64Array(channelCount);
    this.#squares = new Float64Array(channelCount);
  }

  /** Channels come last, and an example has whole pixels. */
  add(inputs: Float32Array): void {
    const channelCount = this.#means.length;
    for (let from = 0; from < inputs.length; from += channelCount) {
      this.#count += 1;
      for (let channel = 0; channel < channelCount; channel++) {
        const value = inputs[from + channel] as number;
        if (value < this.minimum) this.minimum = value;
        if (value > this.maximum) this.maximum = value;
        const before = value - (this.#means[channel] as number);
        const mean = (this.#means[channel] as number) + before / this.#count;
        this.#means[channel] = mean;
        this.#squares[channel] = (this.#squares[channel] as number) + before * (value - mean);
      }
    }
  }

  channels(): { mean: number; deviation: number }[] {
    return Array.from(this.#means, (mean, channel) => ({
      mean,
      deviation: Math.sqrt((this.#squares[channel] as number) / this.#count),
    }));
  }
}

/** Pixels from black to white as values go from the least to the greatest; bytes look as they are. */
function imageOf(
  inputs: Float32Array,
  [height = 0, width = 0, channels = 1, ...more]: readonly number[],
  minimum: number,
  maximum: number,
): string | null {
  const isImage = width > 0 && more.length === 0 && (channels === 1 || channels === 3);
  if (!isImage || height > largestExtent || width > largestExtent) return null;
  const isUnit = minimum >= 0 && maximum <= 1;
  const [black, range] = isUnit ? [0, 1] : [minimum, maximum - minimum || 1];
  const image = new PNG({ width, height });
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      const value = inputs[pixel * channels + (channels === 3 ? colour : 0)] as number;
      image.data[4 * pixel + colour] = Math.round((255 * (value - black)) / range);
    }
    image.data[4 * pixel + 3] = 255;
  }
  return PNG.sync.write(image).toString('base64');
}
