import type { ParameterForm } from './graphPlan.ts';

/** A parameter's values from the order of TensorFlow.js into that of a graph. */
export function intoGraph(
  values: Float32Array,
  form: ParameterForm,
  channelBlock: number | null,
): Float32Array {
  const places = graphPlaces(form, channelBlock);
  if (!places) return values.slice();
  const ordered = new Float32Array(values.length);
  for (let index = 0; index < places.length; index++)
    ordered[places[index] as number] = values[index] as number;
  return ordered;
}

/** A parameter's values from the order of a graph into that of TensorFlow.js. */
export function fromGraph(
  values: Float32Array,
  form: ParameterForm,
  channelBlock: number | null,
): Float32Array {
  const places = graphPlaces(form, channelBlock);
  if (!places) return values.slice();
  return Float32Array.from(places, (place) => values[place] as number);
}

/** For every element of a filter [h, w, in, out] its place in the graph's order; null where the orders are the same. */
function graphPlaces({ shape, layout }: ParameterForm, channelBlock: number | null): Int32Array | null {
  if (layout === undefined) return null;
  const [out, channelsIn, height, width] = shape as [number, number, number, number];
  const outBlock = layout === 'filterFirst' ? 1 : (channelBlock ?? 1);
  const inBlock = layout === 'filterBlocks' ? outBlock : 1;
  const places = new Int32Array(out * channelsIn * height * width);
  let index = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let i = 0; i < channelsIn; i++) {
        for (let o = 0; o < out; o++) {
          const blocks = Math.floor(o / outBlock) * (channelsIn / inBlock) + Math.floor(i / inBlock);
          const inside = (i % inBlock) * outBlock + (o % outBlock);
          places[index] = ((blocks * height + y) * width + x) * inBlock * outBlock + inside;
          index += 1;
        }
      }
    }
  }
  return places;
}
