import { activationKernels } from './kernels/activation.ts';
import { convolutionKernels } from './kernels/convolution.ts';
import { convolutionFilterGradientKernels } from './kernels/convolutionFilterGradient.ts';
import { convolutionInputGradientKernels } from './kernels/convolutionInputGradient.ts';
import { elementwiseKernels } from './kernels/elementwise.ts';
import { gatherKernels } from './kernels/gather.ts';
import { matrixProductKernels } from './kernels/matrixProduct.ts';
import { normalisationKernels } from './kernels/normalisation.ts';
import { oneHotKernels } from './kernels/oneHot.ts';
import { poolingKernels } from './kernels/pooling.ts';
import { reductionKernels } from './kernels/reduction.ts';
import { shapeKernels } from './kernels/shape.ts';
import { softmaxKernels } from './kernels/softmax.ts';
import { sumKernels } from './kernels/sum.ts';

/** Every kernel that can be traced, by family: the files in kernels/. */
export const kernelFamilies = {
  activation: activationKernels,
  convolution: convolutionKernels,
  convolutionFilterGradient: convolutionFilterGradientKernels,
  convolutionInputGradient: convolutionInputGradientKernels,
  elementwise: elementwiseKernels,
  gather: gatherKernels,
  matrixProduct: matrixProductKernels,
  normalisation: normalisationKernels,
  oneHot: oneHotKernels,
  pooling: poolingKernels,
  reduction: reductionKernels,
  shape: shapeKernels,
  softmax: softmaxKernels,
  sum: sumKernels,
} as const;
