import { backend_util } from '@tensorflow/tfjs-core';
import type { KernelCall } from './kernel.ts';

/** How a filter or a pool slides over images, in the attributes of ONNX. */
export interface Window {
  readonly strides: [number, number];
  readonly dilations: [number, number];
  /** Rows and columns of zeros: above, left, below, right. */
  readonly pads: [number, number, number, number];
  readonly kernel: [number, number];
  /** Shape of the result, as [n, h, w, c]. */
  readonly outputShape: [number, number, number, number];
}

type Shape4D = [number, number, number, number];
type Info = ReturnType<typeof backend_util.computeConv2DInfo>;

export function filterWindow(
  call: KernelCall,
  inputShape: readonly number[],
  filterShape: readonly number[],
) {
  const { strides, pad, dilations, dimRoundingMode } = attributesOf(call);
  return windowOf(
    backend_util.computeConv2DInfo(
      [...inputShape] as Shape4D,
      [...filterShape] as Shape4D,
      strides,
      dilations ?? [1, 1],
      pad,
      dimRoundingMode,
    ),
  );
}

export function poolWindow(call: KernelCall, inputShape: readonly number[]): Window {
  const { filterSize, strides, pad, dimRoundingMode } = attributesOf(call);
  return windowOf(
    backend_util.computePool2DInfo([...inputShape] as Shape4D, filterSize, strides, 1, pad, dimRoundingMode),
  );
}

function attributesOf({ attributes }: KernelCall) {
  return attributes as {
    strides: [number, number];
    pad: 'same' | 'valid' | number;
    dilations?: [number, number];
    dimRoundingMode?: 'floor';
    filterSize: [number, number];
  };
}

function windowOf(info: Info): Window {
  const { top, left, bottom, right } = info.padInfo;
  return {
    strides: [info.strideHeight, info.strideWidth],
    dilations: [info.dilationHeight, info.dilationWidth],
    pads: [top, left, bottom, right],
    kernel: [info.filterHeight, info.filterWidth],
    outputShape: info.outShape,
  };
}
