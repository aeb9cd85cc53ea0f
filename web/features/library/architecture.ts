import type { ModelSpec } from '@critbatch/theory';
import { modelSpecSchema } from '@critbatch/theory';

/** An architecture in a few words: its layers from input to classes; its name alone where we do not know it. */
export function architectureOf(spec: unknown): string {
  const known = modelSpecSchema.safeParse(spec);
  if (known.success) return layersOf(known.data);
  const name = (spec as { architecture?: unknown } | null)?.architecture;
  return typeof name === 'string' ? name : '–';
}

function layersOf(spec: ModelSpec): string {
  const image = spec.inputShape.join('×');
  const inputs = spec.inputShape.reduce((product, extent) => product * extent, 1);
  switch (spec.architecture) {
    case 'softmaxRegression':
      return `${inputs} → ${spec.classes}`;
    case 'mlp':
      return `${[inputs, ...spec.hiddenWidths, spec.classes].join(' → ')}, ${spec.activation}`;
    case 'cnn':
      return `CNN ${[image, ...spec.channels, spec.hiddenWidth, spec.classes].join(' → ')}`;
    case 'lenet5':
      return `LeNet-5 ${image} → ${spec.classes}`;
    case 'transformer': {
      const { depth, heads, width, hiddenWidth, activation, head } = spec;
      const blocks = `${depth} × (${heads} heads of ${width / heads}, ${hiddenWidth} ${activation})`;
      return `Transformer ${image} tokens → ${width} → ${blocks} → ${spec.classes}${head === 'tied' ? ', tied' : ''}`;
    }
    case 'layers':
      return `${image} → ${spec.layers.length} layers → ${spec.classes}`;
    case 'module':
      return `${image} → ${spec.file} → ${spec.classes}`;
    case 'resnet':
      return `ResNet-${spec.depth} ${image} → ${spec.classes}, ${spec.normalisation}`;
  }
}
