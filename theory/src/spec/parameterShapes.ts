import { shapeLayers } from './layers/layerShapes.ts';
import type { ModelSpec } from './modelSpec.ts';
import type { ParameterShape } from './parameterShape.type.ts';
import { residualBlocks } from './residualBlocks.ts';
import { transformerParameters } from './transformerParameters.ts';

/** The trained tensors of a model, in the order in which its layers use them. */
export function parameterShapes(spec: ModelSpec): ParameterShape[] {
  const [height, width, channels] = imageExtents(spec.inputShape);
  switch (spec.architecture) {
    case 'softmaxRegression':
      return denseLayers([inputWidth(spec), spec.classes]);
    case 'mlp':
      return denseLayers([inputWidth(spec), ...spec.hiddenWidths, spec.classes]);
    case 'cnn': {
      const all = [channels, ...spec.channels];
      const pixels = (height * width) / 4 ** spec.channels.length;
      return [
        ...spec.channels.flatMap((out, layer) => convolution(layer, 3, all[layer] as number, out)),
        ...denseLayers([pixels * (spec.channels.at(-1) ?? 0), spec.hiddenWidth, spec.classes]),
      ];
    }
    case 'lenet5':
      return [
        ...convolution(0, 5, channels, 6),
        ...convolution(1, 5, 6, 16),
        ...denseLayers([5 * 5 * 16, 120, 84, spec.classes]),
      ];
    case 'transformer':
      return transformerParameters(spec);
    case 'layers':
      return shapeLayers(spec.inputShape, spec.layers).flatMap(({ parameters }) => parameters);
    case 'module':
      return spec.parameters;
    case 'resnet': {
      const blocks = residualBlocks(spec.depth);
      const [first] = blocks as [(typeof blocks)[0]];
      const last = blocks.at(-1)?.channelsOut ?? 0;
      return [
        ...normalisedConvolution('stem', 3, channels, first.channelsIn),
        ...blocks.flatMap(({ name, channelsIn, channelsOut, projects }) => [
          ...normalisedConvolution(`${name}first`, 3, channelsIn, channelsOut),
          ...normalisedConvolution(`${name}second`, 3, channelsOut, channelsOut),
          ...(projects ? normalisedConvolution(`${name}shortcut`, 1, channelsIn, channelsOut) : []),
        ]),
        ...denseLayers([last, spec.classes]),
      ];
    }
  }
}

/** Number of trained scalars. */
export function parameterCount(spec: ModelSpec): number {
  return parameterShapes(spec).reduce(
    (count, { shape }) => count + shape.reduce((product, extent) => product * extent, 1),
    0,
  );
}

/** Height, width and channels of an input; an input of two extents has one channel. */
export function imageExtents(inputShape: readonly number[]): [number, number, number] {
  const [height = 1, width = 1, channels = 1] = inputShape;
  return [height, width, channels];
}

function inputWidth({ inputShape }: ModelSpec): number {
  return inputShape.reduce((product, extent) => product * extent, 1);
}

function denseLayers(widths: readonly number[]): ParameterShape[] {
  return widths.slice(1).flatMap((width, layer): ParameterShape[] => [
    { name: `weight${layer}`, shape: [widths[layer] as number, width], role: 'weight' },
    { name: `bias${layer}`, shape: [width], role: 'bias' },
  ]);
}

function convolution(layer: number, size: number, channelsIn: number, channelsOut: number): ParameterShape[] {
  return [
    { name: `filter${layer}`, shape: [size, size, channelsIn, channelsOut], role: 'filter' },
    { name: `filterBias${layer}`, shape: [channelsOut], role: 'bias' },
  ];
}

function normalisedConvolution(
  name: string,
  size: number,
  channelsIn: number,
  channelsOut: number,
): ParameterShape[] {
  return [
    { name: `${name}Filter`, shape: [size, size, channelsIn, channelsOut], role: 'filter' },
    { name: `${name}Scale`, shape: [channelsOut], role: 'scale' },
    { name: `${name}Offset`, shape: [channelsOut], role: 'offset' },
  ];
}
