import type { ParameterShape } from '../parameterShape.type.ts';
import { type Layer, sourcesOf } from './layerSpec.ts';

/** A layer with what leaves it for one example and what it trains. */
export interface ShapedLayer {
  readonly layer: Layer;
  readonly outputShape: readonly number[];
  readonly parameters: readonly ParameterShape[];
}

/** Why layers do not fit together, by the number of the one at fault, from 1. */
export class LayerMisfit extends Error {
  readonly layer: number;
  constructor(layer: number, reason: string) {
    super(reason);
    this.layer = layer;
  }
}

/** The layers of a model with their shapes, from its input on; throws LayerMisfit where one does not take what it is given. */
export function shapeLayers(inputShape: readonly number[], layers: readonly Layer[]): ShapedLayer[] {
  const shapes: (readonly number[])[] = [inputShape];
  return layers.map((layer, index) => {
    const number = index + 1;
    const given = sourcesOf(layer).map((source) => {
      const shape = shapes[source];
      if (!shape) throw new LayerMisfit(number, `it takes the output of layer ${source}, which comes later`);
      return shape;
    });
    const shaped = shapeLayer(layer, given as [readonly number[]], number);
    shapes.push(shaped.outputShape);
    return shaped;
  });
}

function shapeLayer(
  layer: Layer,
  given: readonly [readonly number[], ...(readonly number[])[]],
  number: number,
): ShapedLayer {
  const [shape] = given;
  const [height = 0, width = 0, channels = 0] = shape;
  const refuse = (reason: string) => new LayerMisfit(number, reason);
  const needImage = () => {
    if (shape.length !== 3)
      throw refuse(`it takes images of height, width and channels, and is given ${told(shape)}`);
  };
  const plain = (outputShape: readonly number[]): ShapedLayer => ({ layer, outputShape, parameters: [] });
  switch (layer.kind) {
    case 'dense': {
      if (shape.length !== 1)
        throw refuse(`it takes a row of values, and is given ${told(shape)}: flatten them first`);
      return {
        layer,
        outputShape: [layer.units],
        parameters: [
          { name: `layer${number}Weight`, shape: [height, layer.units], role: 'weight' },
          ...(layer.useBias ? [bias(number, layer.units)] : []),
        ],
      };
    }
    case 'convolution': {
      needImage();
      return {
        layer,
        outputShape: [...windows([height, width], layer, refuse), layer.filters],
        parameters: [
          { name: `layer${number}Filter`, shape: [...layer.size, channels, layer.filters], role: 'filter' },
          ...(layer.useBias ? [bias(number, layer.filters)] : []),
        ],
      };
    }
    case 'maxima':
    case 'averages':
      needImage();
      return plain([
        ...windows([height, width], { ...layer, stride: layer.size, padding: 'valid' }, refuse),
        channels,
      ]);
    case 'globalAverages':
      needImage();
      return plain([channels]);
    case 'flatten':
      return plain([shape.reduce((product, extent) => product * extent, 1)]);
    case 'activation':
      return plain(shape);
    case 'batchNorm': {
      if (shape.length !== 1 && shape.length !== 3)
        throw refuse(`it takes rows or images, and is given ${told(shape)}`);
      const units = shape.at(-1) as number;
      return {
        layer,
        outputShape: shape,
        parameters: [
          { name: `layer${number}Scale`, shape: [units], role: 'scale' },
          { name: `layer${number}Offset`, shape: [units], role: 'offset' },
        ],
      };
    }
    case 'add': {
      const other = given.find((one) => one.join() !== shape.join());
      if (other) throw refuse(`it adds ${told(shape)} and ${told(other)}`);
      return plain(shape);
    }
    case 'concatenate': {
      const start = shape.slice(0, -1).join();
      const other = given.find((one) => one.length !== shape.length || one.slice(0, -1).join() !== start);
      if (other) throw refuse(`it puts ${told(shape)} and ${told(other)} side by side`);
      return plain([...shape.slice(0, -1), given.reduce((sum, one) => sum + (one.at(-1) as number), 0)]);
    }
  }
}

function bias(number: number, units: number): ParameterShape {
  return { name: `layer${number}Bias`, shape: [units], role: 'bias' };
}

/** How many windows fit into an image: every pixel begins one where the padding is "same". */
function windows(
  image: readonly [number, number],
  {
    size,
    stride,
    padding,
  }: { size: readonly number[]; stride: readonly number[]; padding: 'same' | 'valid' },
  refuse: (reason: string) => LayerMisfit,
): number[] {
  return image.map((extent, axis) => {
    const room = padding === 'same' ? extent : extent - (size[axis] as number) + 1;
    if (room < 1) throw refuse(`its window of ${told(size)} does not fit into ${told(image)}`);
    return Math.ceil(room / (stride[axis] as number));
  });
}

function told(shape: readonly number[]): string {
  return shape.join('×');
}
