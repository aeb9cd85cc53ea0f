import { type ModelSpec, parameterShapes } from '@critbatch/theory';
import { convolutional } from './convolutional.ts';
import { fullyConnected } from './fullyConnected.ts';
import { layered } from './layered.ts';
import { lenet5 } from './lenet5.ts';
import type { Model } from './model.type.ts';
import { moduleLogits } from './module/loadedModules.ts';
import { residual } from './residual.ts';
import { transformer } from './transformer.ts';

/** The model of a spec. Throws MODEL_UNAVAILABLE where it is a module that has not been loaded. */
export function modelFromSpec(spec: ModelSpec): Model {
  const parameters = parameterShapes(spec);
  if (spec.architecture === 'module') {
    return { parameters, normalisedChannels: spec.normalisedChannels, logits: moduleLogits(spec) };
  }
  const usesBatchNorm =
    spec.architecture === 'layers' || (spec.architecture === 'resnet' && spec.normalisation === 'batchNorm');
  const scales = usesBatchNorm ? parameters.filter(({ role }) => role === 'scale') : [];
  const normalisedChannels = scales.map(({ shape }) => shape[0] as number);
  return { parameters, normalisedChannels, logits: logitsOf(spec) };
}

function logitsOf(spec: Exclude<ModelSpec, { architecture: 'module' }>): Model['logits'] {
  switch (spec.architecture) {
    case 'softmaxRegression':
      return fullyConnected('relu');
    case 'mlp':
      return fullyConnected(spec.activation);
    case 'cnn':
      return convolutional(spec);
    case 'lenet5':
      return lenet5(spec);
    case 'resnet':
      return residual(spec);
    case 'transformer':
      return transformer(spec);
    case 'layers':
      return layered(spec);
  }
}
