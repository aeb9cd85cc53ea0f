/**
 * A fully connected ReLU network with softmax cross-entropy, in double precision and plain loops: an implementation
 * that shares nothing with the engines, for tests to check them against.
 */
export interface PlainNetwork {
  readonly widths: readonly number[];
  /** Weight [in, out] and bias [out] of each layer, in turn. */
  readonly parameters: readonly ArrayLike<number>[];
}

/** Mean loss over rows of inputs, and its gradient in the layout of the parameters. */
export function plainLossAndGradient(
  { widths, parameters }: PlainNetwork,
  inputs: ArrayLike<number>,
  labels: ArrayLike<number>,
): { loss: number; gradient: Float64Array[] } {
  const gradient = parameters.map(({ length }) => new Float64Array(length));
  const layers = widths.length - 1;
  let loss = 0;
  for (let example = 0; example < labels.length; example++) {
    const width = at(widths, 0);
    const units = [Array.from({ length: width }, (_, input) => at(inputs, example * width + input))];
    for (let layer = 0; layer < layers; layer++) units.push(forward(units[layer] ?? [], layer));
    const logits = units[layers] ?? [];
    const largest = Math.max(...logits);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
    const label = at(labels, example);
    loss += (Math.log(total) + largest - at(logits, label)) / labels.length;
    let delta = logits.map(
      (logit, unit) => (Math.exp(logit - largest) / total - (unit === label ? 1 : 0)) / labels.length,
    );
    for (let layer = layers - 1; layer >= 0; layer--) delta = backward(units[layer] ?? [], delta, layer);
  }
  return { loss, gradient };

  function forward(below: number[], layer: number): number[] {
    const [weight, bias] = [parameters[2 * layer] ?? [], parameters[2 * layer + 1] ?? []];
    const out = at(widths, layer + 1);
    return Array.from({ length: out }, (_, unit) => {
      const sum = below.reduce(
        (value, x, input) => value + x * at(weight, input * out + unit),
        at(bias, unit),
      );
      return layer < layers - 1 ? Math.max(0, sum) : sum;
    });
  }

  /** Adds a layer's share to the gradient; returns the loss's derivative by the units below it. */
  function backward(below: number[], delta: number[], layer: number): number[] {
    const weight = parameters[2 * layer] ?? [];
    const [weightGradient, biasGradient] = [gradient[2 * layer], gradient[2 * layer + 1]];
    const out = delta.length;
    return below.map((x, input) => {
      let derivative = 0;
      delta.forEach((d, unit) => {
        if (weightGradient)
          weightGradient[input * out + unit] = at(weightGradient, input * out + unit) + d * x;
        if (biasGradient && input === 0) biasGradient[unit] = at(biasGradient, unit) + d;
        derivative += d * at(weight, input * out + unit);
      });
      return layer === 0 || x > 0 ? derivative : 0;
    });
  }
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
