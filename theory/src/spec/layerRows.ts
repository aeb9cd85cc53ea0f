import { shapeLayers } from './layers/layerShapes.ts';
import type { ModelSpec } from './modelSpec.ts';
import type { ParameterShape } from './parameterShape.type.ts';
import { imageExtents, parameterShapes } from './parameterShapes.ts';
import { residualBlocks } from './residualBlocks.ts';

/** A layer as a reader sees it: what it is, what leaves it for one example, what it trains. */
export interface LayerRow {
  readonly kind:
    | 'dense'
    | 'convolution'
    | 'maxima'
    | 'averages'
    | 'globalAverages'
    | 'flatten'
    | 'activation'
    | 'batchNorm'
    | 'add'
    | 'concatenate'
    | 'residualBlock'
    | 'embedding'
    | 'transformerBlock'
    | 'layerNorm';
  readonly outputShape: readonly number[];
  readonly parameterCount: number;
}

/**
 * The layers of a model from its input to its logits; activations of the known architectures go without saying. None of
 * a module, whose code alone knows them.
 */
export function layerRows(spec: ModelSpec): LayerRow[] {
  if (spec.architecture === 'layers') {
    return shapeLayers(spec.inputShape, spec.layers).map(({ layer, outputShape, parameters }) => {
      return { kind: layer.kind, outputShape, parameterCount: sizeOfAll(parameters) };
    });
  }
  if (spec.architecture === 'module') return [];
  const left = parameterShapes(spec).values();
  /** A row that trains the next so many tensors. */
  const row = (kind: LayerRow['kind'], outputShape: readonly number[], tensors: number): LayerRow => ({
    kind,
    outputShape,
    parameterCount: sizeOfAll(Array.from({ length: tensors }, () => left.next().value as ParameterShape)),
  });
  const dense = (widths: readonly number[]) => widths.map((width) => row('dense', [width], 2));
  const [height, width] = imageExtents(spec.inputShape);
  switch (spec.architecture) {
    case 'softmaxRegression':
      return dense([spec.classes]);
    case 'mlp':
      return dense([...spec.hiddenWidths, spec.classes]);
    case 'cnn':
      return [
        ...spec.channels.flatMap((channels, layer) => {
          const before = [height / 2 ** layer, width / 2 ** layer, channels];
          const after = [height / 2 ** (layer + 1), width / 2 ** (layer + 1), channels];
          return [row('convolution', before, 2), row('maxima', after, 0)];
        }),
        ...dense([spec.hiddenWidth, spec.classes]),
      ];
    case 'lenet5':
      return [
        row('convolution', [28, 28, 6], 2),
        row('averages', [14, 14, 6], 0),
        row('convolution', [10, 10, 16], 2),
        row('averages', [5, 5, 16], 0),
        ...dense([120, 84, spec.classes]),
      ];
    case 'transformer': {
      const [context] = spec.inputShape as [number];
      const states = [context, spec.width];
      return [
        row('embedding', states, 2),
        ...Array.from({ length: spec.depth }, () => row('transformerBlock', states, 15)),
        row('layerNorm', states, 2),
        spec.head === 'untied'
          ? row('dense', [context, spec.classes], 2)
          : row('dense', [context, spec.classes], 0),
      ];
    }
    case 'resnet': {
      const blocks = residualBlocks(spec.depth);
      let extents = [height, width];
      const rows = blocks.map(({ channelsOut, stride, projects }) => {
        extents = extents.map((extent) => Math.ceil(extent / stride));
        return { shape: [...extents, channelsOut], tensors: projects ? 9 : 6 };
      });
      return [
        row('convolution', [height, width, blocks[0]?.channelsIn ?? 0], 3),
        ...rows.map(({ shape, tensors }) => row('residualBlock', shape, tensors)),
        row('globalAverages', [blocks.at(-1)?.channelsOut ?? 0], 0),
        ...dense([spec.classes]),
      ];
    }
  }
}

function sizeOfAll(parameters: readonly ParameterShape[]): number {
  return parameters.reduce(
    (sum, { shape }) => sum + shape.reduce((product, extent) => product * extent, 1),
    0,
  );
}
