import { normaliseGradientKernel, normaliseKernel } from '../../../../models/normalise.ts';
import type { KernelCall, KernelFamily, TracedKernel, TracedValue } from '../kernel.ts';
import { inLayout } from '../layout.ts';
import { NormalisedImages } from '../normalisedImages.ts';
import { isOfRows, normalisedRows, normalisedRowsGradient } from '../normalisedRows.ts';
import { operand, operandAsItLies } from '../operand.ts';

/** Outputs: values, mean, variance, x − mean (models/normalise.ts). */
const normalise: TracedKernel = (call) => {
  if (isOfRows(call, 'x')) return normalisedRows(call);
  const x = imageIn(call, 'x');
  const on = new NormalisedImages(call.graph, x, call.attributes.groups as number);
  const [scale, offset] = [on.row(operand(call, 'scale')), on.row(operand(call, 'offset'))];
  const mean = on.shared(on.means(x));
  const centred = on.affine(x, null, on.negative(mean));
  const variance = on.shared(on.means(on.product(centred, centred)));
  const values = on.affine(centred, on.times(on.inverseDeviation(variance), scale), offset);
  return [values, on.cells(mean), on.cells(variance), centred];
};

/**
 * Outputs: the gradients of x, scale and offset. With σ the deviation and c = x − mean, and means over what shares σ:
 * dx = (scale·dy − mean(scale·dy) − c/σ²·mean(scale·dy·c))/σ.
 */
const normaliseGradient: TracedKernel = (call) => {
  if (isOfRows(call, 'centred')) return normalisedRowsGradient(call);
  const centred = imageIn(call, 'centred');
  const dy = inLayout(call.graph, operandAsItLies(call, 'dy'), centred.layout);
  const on = new NormalisedImages(call.graph, centred, call.attributes.groups as number);
  const scale = on.row(operand(call, 'scale'));
  const inverse = on.inverseDeviation(on.fromCells(operand(call, 'variance')));
  const dyMeans = on.means(dy);
  const slopeMeans = on.means(on.product(dy, centred));
  const shift = on.times(inverse, on.shared(on.times(scale, dyMeans)));
  const square = on.times(inverse, inverse);
  const slope = on.times(inverse, on.times(square, on.shared(on.times(scale, slopeMeans))));
  const straight = on.affine(dy, on.times(inverse, scale), null);
  const dx = on.affine(centred, on.negative(slope), on.negative(shift), straight);
  return [dx, on.channelSums(on.times(inverse, slopeMeans)), on.channelSums(dyMeans)];
};

/** The statistics of a trained model, in its evaluation: one factor and one shift per channel. */
const fusedBatchNorm: TracedKernel = (call) => {
  const x = imageIn(call, 'x');
  const on = new NormalisedImages(call.graph, x, 0);
  const [mean, variance, scale, offset] = ['mean', 'variance', 'scale', 'offset'].map((name) =>
    on.row(operand(call, name)),
  ) as [TracedValue, TracedValue, TracedValue, TracedValue];
  const factor = on.times(on.inverseDeviation(variance, call.attributes.varianceEpsilon as number), scale);
  return on.affine(x, factor, on.plus(offset, on.negative(on.times(mean, factor))));
};

function imageIn(call: KernelCall, name: string): TracedValue {
  const x = operandAsItLies(call, name);
  return x.layout === 'channelBlocks' ? x : inLayout(call.graph, x, 'channelsFirst');
}

export const normalisationKernels: KernelFamily = {
  [normaliseKernel]: normalise,
  [normaliseGradientKernel]: normaliseGradient,
  FusedBatchNorm: fusedBatchNorm,
};
